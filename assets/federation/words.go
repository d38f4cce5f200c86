package federation

var (
	givenNames = []string{"Anna", "Siân", "Łukasz", "Mohammed", "Chidi", "Róisín", "Kasia", "Mai", "Dev", "Nisha", "Aoife", "Tom", "Ffion", "Ibrahim", "Grace", "Wei",
		"Olúwaṣeun", "Sunita", "Kit", "Geoff", "Carys", "Ngoc", "Ingrid", "Hannah", "Mary", "Joanna", "Callum", "Zoë", "Priya", "Mairéad"}
	familyNames = []string{"Kowalska", "O’Neill", "Żak", "Okafor", "Smith", "Jones", "Ní Bhriain", "Tran", "Sharma", "Evans", "Adeyemi", "Griffiths", "Walsh", "Nowak",
		"Hughes", "Chen", "Patel", "Ahmed", "Marsh", "Hannigan", "Roberts", "Murphy", "Wójcik", "Lloyd", "Iqbal", "Fernández", "Byrne", "Taylor", "van der Berg", "MacDonald"}
	roles       = []string{"Analyst", "Data officer", "Head of insight", "Volunteer coordinator", "Project manager", "Researcher", "Trustee", "Information governance lead", ""}
	districts   = []string{"Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Wirral"}
	sectors     = []string{"Public body", "Voluntary", "Community group", "University", "Business", "Health"}
	seniorities = []string{"Volunteer or member", "Practitioner", "Manager", "Senior leader", "Elected or trustee"}
	causes      = []string{"Carers", "Housing", "Youth", "Food", "Rivers", "Transport", "Skills", "Advice", "Health"}
	kinds       = []string{"Link", "Trust", "Network", "Group", "Partnership", "Forum"}
	hosts       = []string{"work", "post", "home", "office"}
	tags        = []string{"Steering group", "Speaker", "Newsletter", "Mentor"}
	titles      = []string{"Lunchtime meet-up", "Gathering", "Show and tell", "Evening workshop"}
)
