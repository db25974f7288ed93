using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DiagnosticSettings()
    : Rule(
        new()
        {
            Id = "diagnostics",
            Title = "Resources send logs and metrics to a workspace",
            Why = "Without diagnostic settings, audit and error logs of a resource do not exist.",
            Fix = "Declare a DiagnosticSetting with the listed categories and a workspaceId.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.BaselineChat,
            Requirements = ["OBS-01", "OBS-16"],
            Types = ["monitor:DiagnosticSetting"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
            workspace-diagnostics:
              type: azure-native:monitor:DiagnosticSetting
              properties:
                resourceUri: ${workspace.id}
                workspaceId: ${workspace.id}
                logs:
                  - { category: Audit, enabled: true }
            vault:
              type: azure-native:keyvault:Vault
            vault-diagnostics:
              type: azure-native:monitor:DiagnosticSetting
              properties:
                resourceUri: ${vault.id}
                workspaceId: ${workspace.id}
                logs:
                  - { category: AuditEvent, enabled: true }
            """,
        }
    )
{
    private const int MostNames = 3;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var settings = plan.Of("monitor:DiagnosticSetting", "insights:DiagnosticSetting")
            .ToLookup(setting => setting.Text("resourceUri") ?? "", StringComparer.OrdinalIgnoreCase);
        var watched = Watched(plan).ToList();
        if (watched.Count > 0 && settings.Count == 0 && !plan.Of("operationalinsights:Workspace").Any())
        {
            yield return new Problem(null, Nothing([.. watched.Select(each => each.Resource.Name).Distinct()]));
            yield break;
        }

        foreach (var (resource, id, wanted) in watched)
        {
            var logs = settings[id].SelectMany(setting => setting.List("logs")).Where(log => log.Text("enabled") != "false").ToList();
            var given = logs.Select(log => log.Text("category")).OfType<string>().ToHashSet();
            var all =
                logs.Exists(log => log.Text("categoryGroup") is "allLogs")
                || wanted.All(category => category == "Audit") && logs.Exists(log => log.Text("categoryGroup") is "audit");
            if (!settings[id].Any())
            {
                yield return resource.Problem("has no diagnostic setting; add a DiagnosticSetting that sends to the workspace");
            }
            else if (!all && wanted.Except(given).ToList() is { Count: > 0 } missing)
            {
                yield return resource.Problem(
                    $"does not send the log categories {string.Join(", ", missing)}; add them to {settings[id].First().Name}"
                );
            }
        }

        foreach (var setting in settings.SelectMany(group => group))
        {
            if (
                new[] { "workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId" }.All(path =>
                    !setting.Has(path)
                )
            )
            {
                yield return setting.Problem("has no destination; set workspaceId");
            }
            else if (
                setting.Text("workspaceId") is { } workspace
                && !AzureResource.IsHidden(workspace)
                && plan.Find(workspace)?.Token != "operationalinsights:Workspace"
                && plan.Above(workspace) is not null
            )
            {
                yield return setting.Problem($"workspaceId is {workspace}, which is no workspace of the stack; set the id of one");
            }
        }
    }

    /// <summary>A stack without any monitoring has one problem, not one a resource.</summary>
    private static string Nothing(IReadOnlyList<string> names) =>
        $"has no workspace and no diagnostic setting, so that the logs of {string.Join(", ", names.Take(MostNames))}"
        + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")
        + " are lost; declare operationalinsights:Workspace, and a DiagnosticSetting for each";

    private static IEnumerable<(AzureResource Resource, string Id, IReadOnlyList<string> Wanted)> Watched(AzurePlan plan) =>
        from entry in LogCategories.All
        from resource in plan.Of(entry.Key)
        from id in entry.Key == "storage:StorageAccount" ? StorageServices(plan, resource) : [resource.Id]
        select (resource, id, entry.Value);

    /// <summary>A storage account logs by service: tables and files where they are used, and blobs unless only others are used.</summary>
    private static IEnumerable<string> StorageServices(AzurePlan plan, AzureResource account)
    {
        bool Has(params string[] tokens) => plan.Of(tokens).Any(child => plan.ParentOf(child) == account);
        bool Reached(string group) =>
            plan.Of("network:PrivateEndpoint")
                .SelectMany(endpoint => endpoint.List("privateLinkServiceConnections"))
                .Any(link =>
                    account.Id.Equals(link.Text("privateLinkServiceId"), StringComparison.OrdinalIgnoreCase)
                    && link.Texts("groupIds").Contains(group)
                );
        var tables = Has("storage:TableServiceProperties", "storage:Table");
        var files = Has("storage:FileServiceProperties", "storage:FileShare") || Reached("file");
        return
        [
            .. tables ? [$"{account.Id}/tableServices/default"] : Array.Empty<string>(),
            .. files ? [$"{account.Id}/fileServices/default"] : Array.Empty<string>(),
            .. (tables || files) && !Reached("blob") && !Has("storage:BlobServiceProperties", "storage:BlobContainer")
                ? Array.Empty<string>()
                : [$"{account.Id}/blobServices/default"],
        ];
    }
}
