using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointConnections()
    : ResourceRule(
        new()
        {
            Id = "endpoint-connection",
            Title = "Connections of private endpoints are approved at once",
            Why = "A pending or rejected connection carries no traffic. A manual one waits until the owner of the service approves it.",
            Fix = "Use privateLinkServiceConnections without a state. Approve connections to services of others yourself.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/private-link/manage-private-endpoint",
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - name: vault
                    privateLinkServiceId: ${vault.id}
                    groupIds: [vault]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var connection in resource.List("manualPrivateLinkServiceConnections"))
        {
            var message =
                $"its connection {connection.Text("name")} is manual and stays pending until it is approved; "
                + "use privateLinkServiceConnections";
            yield return plan.Find(connection.Text("privateLinkServiceId")) is null ? resource.Warning(message) : resource.Problem(message);
        }

        foreach (var connection in Topology.Connections(resource))
        {
            var status = connection.Text("privateLinkServiceConnectionState.status");
            if (status is not null && !AzureResource.IsHidden(status) && status != "Approved")
            {
                yield return resource.Problem(
                    $"the state of its connection {connection.Text("name")} is {status}, which carries no traffic; remove the state"
                );
            }
        }

        if (!Topology.Connections(resource).Any() && !resource.Hides("privateLinkServiceConnections"))
        {
            yield return resource.Problem("has no connection; set privateLinkServiceConnections");
        }
    }
}
