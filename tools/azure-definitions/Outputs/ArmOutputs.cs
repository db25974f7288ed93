using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>
/// The read-only properties that Azure computes, in ARM's shape: the one source for plans and for the simulator. Each is either certain
/// from the body or made up but the same in every run. States, time stamps and ETags are left to those who have a clock.
/// </summary>
public static class ArmOutputs
{
    private static readonly Dictionary<string, Action<ArmSubject, JsonObject>> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Authorization/roleAssignments"] = Identities.Assignment,
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = Identities.UserAssigned,
        ["Microsoft.OperationalInsights/workspaces"] = Telemetry.Workspace,
        ["Microsoft.Insights/components"] = Telemetry.Component,
        ["Microsoft.Insights/dataCollectionRules"] = Telemetry.CollectionRule,
        ["Microsoft.CognitiveServices/accounts"] = AiServices.Account,
        ["Microsoft.CognitiveServices/accounts/projects"] = AiServices.Project,
        ["Microsoft.MachineLearningServices/workspaces"] = AiServices.LearningWorkspace,
        ["Microsoft.KeyVault/vaults/keys"] = DataServices.Key,
        ["Microsoft.KeyVault/vaults/secrets"] = DataServices.Secret,
        ["Microsoft.Storage/storageAccounts"] = DataServices.Storage,
        ["Microsoft.DocumentDB/databaseAccounts"] = DataServices.Cosmos,
        ["Microsoft.App/managedEnvironments"] = Containers.Environment,
        ["Microsoft.App/containerApps"] = Containers.App,
        ["Microsoft.ContainerService/managedClusters"] = Containers.Cluster,
        ["Microsoft.Cdn/profiles"] = Networks.FrontDoor,
        ["Microsoft.Web/sites"] = Sites.Site,
        ["Microsoft.Web/sites/slots"] = Sites.Slot,
        ["Microsoft.Network/azureFirewalls"] = Networks.Firewall,
        ["Microsoft.Network/privateEndpoints"] = PrivateEndpoints.Endpoint,
        ["Microsoft.Network/publicIPAddresses"] = Networks.PublicAddress,
        ["Microsoft.Network/dnsZones"] = Networks.DnsZone,
    };

    /// <summary>The types that have an output of their own, besides the ids of their identities.</summary>
    public static IEnumerable<string> Types => Rules.Keys.Union(Endpoints.Types).Union(NestedIds.Types, StringComparer.OrdinalIgnoreCase);

    /// <summary>True if the type may have an output of its own.</summary>
    public static bool Knows(string type) => Rules.ContainsKey(type) || Endpoints.Knows(type) || NestedIds.Knows(type);

    /// <returns>
    /// What Azure adds to the body, without id, name and type. A list has as many elements as the body's list of the same name; each
    /// element is what Azure adds to that one, empty where it adds nothing.
    /// </returns>
    public static JsonObject Of(ArmSubject subject)
    {
        var (outputs, properties) = (new JsonObject(), new JsonObject());
        Identities.OfResource(subject, outputs);
        NestedIds.Add(subject, properties);
        Endpoints.Add(subject, properties);
        if (Rules.TryGetValue(subject.Type, out var rule))
        {
            rule(subject, properties);
        }

        if (properties.Count > 0)
        {
            outputs["properties"] = properties;
        }

        return outputs;
    }

    /// <summary>Puts what Azure adds into a body.</summary>
    public static void Lay(JsonObject outputs, JsonObject body)
    {
        foreach (var (name, added) in outputs)
        {
            if (added is JsonObject inner && body[name] is JsonObject target)
            {
                Lay(inner, target);
            }
            else if (added is JsonArray list && body[name] is JsonArray given && Matches(list, given))
            {
                for (var i = 0; i < list.Count; i++)
                {
                    Lay((JsonObject)list[i]!, (JsonObject)given[i]!);
                }
            }
            else
            {
                body[name] = added?.DeepClone();
            }
        }
    }

    private static bool Matches(JsonArray added, JsonArray given) =>
        added.Count == given.Count && added.All(each => each is JsonObject) && given.All(each => each is JsonObject);
}
