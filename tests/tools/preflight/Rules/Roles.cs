namespace Preflight.Tests.Rules;

/// <summary>Role definition ids that cases use.</summary>
internal static class Roles
{
    private const string Definitions = "/providers/Microsoft.Authorization/roleDefinitions/";

    public const string Contributor = Definitions + "b24988ac-6180-42a0-ab88-20f7382dd24c";
    public const string BlobReader = Definitions + "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    public const string SearchIndexContributor = Definitions + "8ebe5a00-799e-43f5-93ac-243d3dce84a7";
    public const string SearchServiceContributor = Definitions + "7ca78c08-252a-4471-8644-bb5ff32d4ba0";
}
