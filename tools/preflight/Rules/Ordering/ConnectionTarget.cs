using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ConnectionTarget()
    : ResourceRule(
        new()
        {
            Id = "connection-target",
            Title = "The address of a connection is that of its resource",
            Why = "Roles are granted on the resource that the metadata names, and requests go to the address of another one.",
            Fix = "Set target to the endpoint of the resource in metadata.ResourceId.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/how-to/connections-add",
            Types = ["cognitiveservices:ProjectConnection", "cognitiveservices:AccountConnection"],
            Example = """
            threads:
              type: azure-native:cognitiveservices:ProjectConnection
              properties:
                accountName: account
                projectName: project
                resourceGroupName: group
                properties:
                  category: CosmosDb
                  target: https://threads.documents.azure.com:443/
                  metadata:
                    ResourceId: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.DocumentDB/databaseAccounts/threads
            """,
        }
    )
{
    /// <summary>Services whose public host begins with the name of the resource.</summary>
    private static readonly (string Type, string Suffix)[] Hosts =
    [
        ("/databaseAccounts/", ".documents.azure.com"),
        ("/storageAccounts/", ".core.windows.net"),
        ("/searchServices/", ".search.windows.net"),
        ("/vaults/", ".vault.azure.net"),
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var id = resource.Text("properties.metadata.ResourceId") ?? resource.Text("properties.metadata.resourceId");
        if (id is null || !Uri.TryCreate(resource.Text("properties.target"), UriKind.Absolute, out var target))
        {
            yield break;
        }

        foreach (var (type, suffix) in Hosts)
        {
            var start = id.IndexOf(type, StringComparison.OrdinalIgnoreCase);
            if (start < 0 || !target.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var name = id[(start + type.Length)..].Split('/')[0];
            if (!target.Host.Split('.')[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                yield return resource.Problem(
                    $"target is {target}, but metadata.ResourceId names {name}; set the endpoint of {name}, or the id of the other resource"
                );
            }
        }
    }
}
