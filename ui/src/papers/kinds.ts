/** Every kind of paper that a person can choose, named as in the open export. */
export const documentKinds: readonly string[] = [
  'case_notes', 'referral', 'assessment', 'initial_assessment', 'core_assessment', 'strategy_discussion', 's47_outcome',
  'conference_minutes', 'review_minutes', 'care_plan', 'pathway_plan', 'placement_information', 'essential_information', 'pep',
  'health_assessment', 'school_report', 'letter', 'memo', 'email', 'note', 'chronology', 'court_order', 'legal_notice',
  'reception_into_care', 'foster_daily_log', 'residential_log', 'incident', 'missing', 'contact_sheet', 'transfer_summary',
  'closing_summary', 'medical_form', 'cover_letter', 'file_cover', 'divider', 'blank', 'withheld_page', 'photo', 'other',
];
