namespace AzureRest;

/// <summary>
/// The built-in roles that the tools name, with ids that are the same in every tenant (learn.microsoft.com, "Azure built-in roles").
/// The template has a table of its own for the roles it grants; a test holds the two equal.
/// </summary>
public static class BuiltInRole
{
    // Before the roles, which add themselves.
    private static readonly Dictionary<string, RoleDefinition> ById = new(StringComparer.OrdinalIgnoreCase);

    public static readonly RoleDefinition Owner = Add("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
    public static readonly RoleDefinition Contributor = Add("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c");
    public static readonly RoleDefinition Reader = Add("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7");
    public static readonly RoleDefinition UserAccessAdministrator = Add(
        "User Access Administrator",
        "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"
    );
    public static readonly RoleDefinition RoleAdministrator = Add(
        "Role Based Access Control Administrator",
        "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
    );
    public static readonly RoleDefinition LocksContributor = Add("Locks Contributor", "28bf596f-4eb7-45ce-b5bc-6cf482fec137");
    public static readonly RoleDefinition PolicyContributor = Add("Resource Policy Contributor", "36243c78-bf99-498c-9df9-86d9f8d28608");
    public static readonly RoleDefinition SecurityAdmin = Add("Security Admin", "fb1c8493-542b-48eb-b624-b4c8fea62acd");

    public static readonly RoleDefinition OpenAIUser = Add("Cognitive Services OpenAI User", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");
    public static readonly RoleDefinition OpenAIContributor = Add(
        "Cognitive Services OpenAI Contributor",
        "a001fd3d-188f-4b5d-821b-7da978bf7442"
    );
    public static readonly RoleDefinition CognitiveServicesUser = Add("Cognitive Services User", "a97b65f3-24c7-4388-baec-2e87135dc908");
    public static readonly RoleDefinition CognitiveServicesContributor = Add(
        "Cognitive Services Contributor",
        "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68"
    );
    public static readonly RoleDefinition AzureAIUser = Add("Foundry User", "53ca6127-db72-4b80-b1b0-d745d6d5456d");
    public static readonly RoleDefinition MachineLearningUser = Add("AzureML Data Scientist", "f6c7c914-8db3-469d-8ca1-694a8f32e121");

    public static readonly RoleDefinition SearchIndexReader = Add("Search Index Data Reader", "1407120a-92aa-4202-b7e9-c0e197c71c8f");
    public static readonly RoleDefinition SearchIndexContributor = Add(
        "Search Index Data Contributor",
        "8ebe5a00-799e-43f5-93ac-243d3dce84a7"
    );
    public static readonly RoleDefinition SearchServiceContributor = Add(
        "Search Service Contributor",
        "7ca78c08-252a-4471-8644-bb5ff32d4ba0"
    );

    public static readonly RoleDefinition KeyVaultSecretsUser = Add("Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6");
    public static readonly RoleDefinition KeyVaultSecretsOfficer = Add("Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7");
    public static readonly RoleDefinition KeyVaultAdministrator = Add("Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483");
    public static readonly RoleDefinition CryptoServiceEncryptionUser = Add(
        "Key Vault Crypto Service Encryption User",
        "e147488a-f6f5-4113-8e2d-b22465e65bf6"
    );

    public static readonly RoleDefinition BlobReader = Add("Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1");
    public static readonly RoleDefinition BlobContributor = Add("Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");
    public static readonly RoleDefinition BlobOwner = Add("Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b");
    public static readonly RoleDefinition TableReader = Add("Storage Table Data Reader", "76199698-9eea-4c19-bc75-cec21354c6b6");
    public static readonly RoleDefinition TableContributor = Add("Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3");
    public static readonly RoleDefinition FileContributor = Add(
        "Storage File Data Privileged Contributor",
        "69566ab7-960f-475b-8e7c-b3118f30c6bd"
    );

    public static readonly RoleDefinition CosmosOperator = Add("Cosmos DB Operator", "230815da-be43-4aae-9cb4-875f7bd000aa");
    public static readonly RoleDefinition RegistryPull = Add("AcrPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d");
    public static readonly RoleDefinition MetricsPublisher = Add("Monitoring Metrics Publisher", "3913510d-42f4-4e42-8a64-420c390055eb");

    public static readonly RoleDefinition NetworkConnectionApprover = Add(
        "Azure AI Enterprise Network Connection Approver",
        "b556d68e-0be0-4f35-a333-ad7ee1ce17ea"
    );

    /// <summary>Changes any resource of its scope, or grants any role there.</summary>
    public static bool IsPrivileged(string id) =>
        ById.TryGetValue(id, out var role)
        && (role == Owner || role == Contributor || role == UserAccessAdministrator || role == RoleAdministrator);

    /// <returns>The id itself if the table does not have the role.</returns>
    public static string TitleOf(string id) => ById.TryGetValue(id, out var role) ? role.Title : id;

    private static RoleDefinition Add(string title, string id) => ById[id] = new RoleDefinition(title, id);
}
