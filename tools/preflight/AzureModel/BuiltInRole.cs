namespace Preflight.AzureModel;

/// <summary>GUIDs of built-in roles (learn.microsoft.com, "Azure built-in roles") that rules refer to.</summary>
public static class BuiltInRole
{
    public const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    public const string CognitiveServicesUser = "a97b65f3-24c7-4388-baec-2e87135dc908";
    public const string AzureAIUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
    public const string SearchIndexReader = "1407120a-92aa-4202-b7e9-c0e197c71c8f";
    public const string SearchIndexContributor = "8ebe5a00-799e-43f5-93ac-243d3dce84a7";
    public const string SearchServiceContributor = "7ca78c08-252a-4471-8644-bb5ff32d4ba0";
    public const string VaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    public const string BlobReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    public const string BlobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    public const string TableContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    public const string MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    public const string MachineLearningUser = "f6c7c914-8db3-469d-8ca1-694a8f32e121";

    private static readonly Dictionary<string, string> Names = new()
    {
        [OpenAIUser] = "Cognitive Services OpenAI User",
        [CognitiveServicesUser] = "Cognitive Services User",
        [AzureAIUser] = "Azure AI User",
        ["a001fd3d-188f-4b5d-821b-7da978bf7442"] = "Cognitive Services OpenAI Contributor",
        ["25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68"] = "Cognitive Services Contributor",
        [SearchIndexReader] = "Search Index Data Reader",
        [SearchIndexContributor] = "Search Index Data Contributor",
        [SearchServiceContributor] = "Search Service Contributor",
        [VaultSecretsUser] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["00482a5a-887f-4fb3-b363-3b7fe8e74483"] = "Key Vault Administrator",
        [BlobReader] = "Storage Blob Data Reader",
        [BlobContributor] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        [TableContributor] = "Storage Table Data Contributor",
        [MetricsPublisher] = "Monitoring Metrics Publisher",
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = "Owner",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"] = "User Access Administrator",
        ["f58310d9-a9f6-439a-9e8d-f62e7b41a168"] = "Role Based Access Control Administrator",
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = "Key Vault Crypto Service Encryption User",
        ["230815da-be43-4aae-9cb4-875f7bd000aa"] = "Cosmos DB Operator",
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["69566ab7-960f-475b-8e7c-b3118f30c6bd"] = "Storage File Data Privileged Contributor",
        [MachineLearningUser] = "AzureML Data Scientist",
    };

    /// <summary>Roles that open the control plane, or everything.</summary>
    public static bool IsTooStrong(string role) =>
        NameOf(role) is "Owner" or "Contributor" or "User Access Administrator" or "Role Based Access Control Administrator";

    public static string NameOf(string role) => Names.GetValueOrDefault(role, role);
}
