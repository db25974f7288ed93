using AzureRest;

namespace Preflight.Tests.Rules;

/// <summary>Role definition ids that cases use.</summary>
internal static class Roles
{
    private const string Definitions = "/providers/Microsoft.Authorization/roleDefinitions/";

    public static readonly string Contributor = Definitions + BuiltInRole.Contributor.Id;
    public static readonly string BlobReader = Definitions + BuiltInRole.BlobReader.Id;
    public static readonly string SearchIndexContributor = Definitions + BuiltInRole.SearchIndexContributor.Id;
    public static readonly string SearchServiceContributor = Definitions + BuiltInRole.SearchServiceContributor.Id;

    public static string Of(string id) => Definitions + id;
}
