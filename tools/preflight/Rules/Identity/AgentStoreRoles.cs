using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AgentStoreRoles()
    : Rule(
        new()
        {
            Id = "agent-store-roles",
            Title = "Agents may use the containers that they create",
            Why = "The capability host creates containers and indexes in its stores. A role on one container does not cover the next one.",
            Fix = "Assign the role on the database, or on the account or service, that the agents create them in.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/agents/how-to/use-your-own-resources",
            Types = ["cognitiveservices:ProjectCapabilityHost", "authorization:RoleAssignment", "cosmosdb:SqlResourceSqlRoleAssignment"],
            Example = """
            agents:
              type: azure-native:managedidentity:UserAssignedIdentity
            account:
              type: azure-native:cognitiveservices:Account
            project:
              type: azure-native:cognitiveservices:Project
              properties:
                accountName: ${account.name}
                identity: { type: UserAssigned, userAssignedIdentities: ["${agents.id}"] }
            host:
              type: azure-native:cognitiveservices:ProjectCapabilityHost
              properties:
                accountName: ${account.name}
                projectName: ${project.name}
            threads:
              type: azure-native:cosmosdb:DatabaseAccount
            threads-writer:
              type: azure-native:cosmosdb:SqlResourceSqlRoleAssignment
              properties:
                accountName: ${threads.name}
                principalId: ${agents.principalId}
                roleDefinitionId: ${threads.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002
                scope: ${threads.id}/dbs/enterprise_memory
            """,
        }
    )
{
    /// <summary>The containers of the threads, which the service names: with a role on each of them nothing is missed.</summary>
    private static readonly string[] Threads = ["thread-message-store", "agent-entity-store"];

    /// <summary>Type of a store → what a part of it is in a scope.</summary>
    private static readonly (string Type, string Part)[] Parts =
    [
        ("/Microsoft.DocumentDB/databaseAccounts/", "/colls/"),
        ("/Microsoft.Storage/storageAccounts/", "/containers/"),
        ("/Microsoft.Search/searchServices/", "/indexes/"),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var hosts = plan.Of("cognitiveservices:ProjectCapabilityHost").ToList();
        if (hosts.Count == 0)
        {
            return [];
        }

        var agents = hosts.Select(plan.ParentOf).OfType<AzureResource>().SelectMany(plan.PrincipalsOf).ToHashSet();
        var roles = plan.Of(
                "authorization:RoleAssignment",
                "cosmosdb:SqlResourceSqlRoleAssignment",
                "documentdb:SqlResourceSqlRoleAssignment"
            )
            .Where(role => agents.Contains(role.Text("principalId") ?? ""))
            .ToList();
        return
        [
            .. from role in roles
            let scope = role.Text("scope") ?? ""
            let part = PartIn(scope)
            where part > 0
            let store = scope[..part]
            let same = roles.Where(other => Definition(other) == Definition(role)).Select(other => other.Text("scope") ?? "").ToList()
            where
                !same.Exists(other =>
                    PartIn(other) < 0 && (store + "/").StartsWith(other.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)
                ) && !Array.TrueForAll(Threads, name => same.Exists(other => other.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
            select role.Problem(
                $"scope is one container, {scope[(scope.LastIndexOf('/') + 1)..]}: the agents miss those that the host creates later; "
                    + $"set scope to {store[(store.LastIndexOf('/') + 1)..]}"
            ),
        ];
    }

    /// <returns>Where the part of a store begins; -1 for a whole store.</returns>
    private static int PartIn(string scope) =>
        Parts
            .Where(each => scope.Contains(each.Type, StringComparison.OrdinalIgnoreCase))
            .Select(each => scope.IndexOf(each.Part, StringComparison.OrdinalIgnoreCase))
            .DefaultIfEmpty(-1)
            .First();

    private static string Definition(AzureResource role) =>
        role.Text("roleDefinitionId") is { } id ? id[(id.LastIndexOf('/') + 1)..].ToLowerInvariant() : "";
}
