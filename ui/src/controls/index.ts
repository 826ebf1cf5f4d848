/** Everything a screen is built from. The only folder that knows React Aria. */
export { ActMenu, type Act } from './ActMenu';
export { Ask } from './Ask';
export { BigList } from './BigList';
export { Button, type ButtonProps } from './Button';
export { Checkbox, RadioGroup, type Option } from './Choices';
export { CopyText } from './CopyText';
export { Icon, type IconName } from './Icon';
export { Card, Measure, Quiet, Row, Stack } from './Layout';
export { PassphraseField } from './PassphraseField';
export { isSomewhere, nowhere, PlaceField } from './PlaceField';
export { Menu, Pop, Select, type MenuAction } from './Pop';
export { Say, type SayAction } from './Say';
export { Disclosure, Progress, Tabs, Toolbar, Waiting } from './Shown';
export { TextField } from './TextField';
export { Trouble } from './Trouble';
export { VisuallyHidden } from './VisuallyHidden';
