using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Services.Framework;
using AzureSimulator.SoftDelete;
using AzureSimulator.State;

namespace AzureSimulator.Services.Deleted;

/// <summary>The lists of what was deleted and can be recovered: of a subscription, of a region, of a group; and one of them.</summary>
internal sealed class DeletedResources : Service
{
    /// <summary>The last type of the list's path → the type of what it lists.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.KeyVault/deletedVaults"] = Retention.Vault,
        ["Microsoft.CognitiveServices/deletedAccounts"] = Retention.Account,
        ["Microsoft.Storage/deletedAccounts"] = Retention.Storage,
        ["Microsoft.OperationalInsights/deletedWorkspaces"] = Retention.Workspace,
        ["Microsoft.ApiManagement/deletedservices"] = Retention.ApiManagement,
        ["Microsoft.AppConfiguration/deletedConfigurationStores"] = Retention.Configuration,
    };

    public override ArmResponse? Answer(Call call)
    {
        if (!call.IsRead || Type(call.Path) is not { } type)
        {
            return null;
        }

        var found = call.Azure.Recoverable.Where(each => ArmPath.Same(each.Resource.Type, type) && IsIn(each.Resource, call.Path));
        return call.Path.IsCollection ? call.Front.List(call.Request, found.Select(Body))
            : found.FirstOrDefault() is { } one ? new ArmResponse(200, Body(one))
            : AzureErrors.NoResource(call.Path);
    }

    /// <returns>The type of what the path lists; null if it is no such path.</returns>
    public static string? Type(ArmPath path) =>
        path.Types.Count == 0 ? null : Lists.GetValueOrDefault($"{path.Namespace}/{path.Types[^1]}");

    /// <summary>The parts of the path narrow the list: a region, a group, a name.</summary>
    public static bool IsIn(Resource resource, ArmPath path)
    {
        var fits = path.Group is null || ArmPath.Same(path.Group, resource.Path.Group);
        for (var i = 0; i < path.Names.Count; i++)
        {
            var expected = path.Types[i].ToUpperInvariant() switch
            {
                "LOCATIONS" => resource.Location,
                "RESOURCEGROUPS" => resource.Path.Group,
                _ => resource.Name,
            };
            fits = fits && ArmPath.Same(path.Names[i], expected);
        }

        return fits;
    }

    private static JsonObject Body(SoftDeleted deleted) =>
        DeletedBody.Of(deleted, Lists.First(list => ArmPath.Same(list.Value, deleted.Resource.Type)).Key.Split('/')[1]);
}
