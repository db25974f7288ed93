using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AgentHost()
    : ResourceRule(
        new()
        {
            Id = "agent-host",
            Title = "A capability host of agents is created after the connections and roles that it uses",
            Why =
                "Azure checks the stores while it creates the host. Without a role it fails after up to an hour, and a failed host "
                + "cannot be changed, only deleted.",
            Fix = "Let the host depend on each connection and on each role assignment of the project's identity on the stores.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/agents/concepts/capability-hosts",
            Types = ["cognitiveservices:ProjectCapabilityHost"],
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
            files:
              type: azure-native:storage:StorageAccount
            files-role:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${files.id}
                principalId: ${agents.principalId}
                # Storage Blob Data Contributor
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe
            files-connection:
              type: azure-native:cognitiveservices:ProjectConnection
              properties:
                accountName: ${account.name}
                projectName: ${project.name}
                connectionName: files
                properties:
                  category: AzureStorageAccount
                  metadata: { ResourceId: "${files.id}" }
            host:
              type: azure-native:cognitiveservices:ProjectCapabilityHost
              properties:
                accountName: ${account.name}
                projectName: ${project.name}
                projectCapabilityHostProperties:
                  storageConnections: [files]
              options:
                dependsOn:
                  - ${files-connection}
                  - ${files-role}
            """,
        }
    )
{
    private const string Properties = "projectCapabilityHostProperties";

    /// <summary>List of connections → the categories that they may have.</summary>
    private static readonly (string List, string[] Categories)[] Lists =
    [
        ("storageConnections", ["AzureStorageAccount", "AzureBlob"]),
        ("threadStorageConnections", ["CosmosDB"]),
        ("vectorStoreConnections", ["CognitiveSearch"]),
        ("aiServicesConnections", ["AIServices", "AzureOpenAI"]),
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var project = plan.ParentOf(resource);
        foreach (var (list, categories) in Lists)
        {
            foreach (var name in resource.Texts($"{Properties}.{list}").Where(name => !AzureResource.IsHidden(name)))
            {
                if (Connection(name, project, plan) is not { } connection)
                {
                    if (project is not null)
                    {
                        yield return resource.Problem(
                            $"{Properties}.{list} has {name}, and {project.Name} has no connection of this name; declare it, or correct "
                                + "the name"
                        );
                    }

                    continue;
                }

                var category = connection.Text("properties.category");
                if (!AzureResource.IsHidden(category) && !categories.Contains(category, StringComparer.OrdinalIgnoreCase))
                {
                    yield return resource.Problem(
                        $"{Properties}.{list} has {name}, of the category {category}; it must be {string.Join(" or ", categories)}"
                    );
                }

                if (!plan.Waits(resource, connection))
                {
                    yield return resource.Problem($"does not wait for the connection {connection.Name}; add it to dependsOn");
                }

                foreach (var problem in project is null ? [] : Roles(resource, connection, plan.PrincipalsOf(project).ToHashSet(), plan))
                {
                    yield return problem;
                }
            }
        }
    }

    private static AzureResource? Connection(string name, AzureResource? project, AzurePlan plan) =>
        plan.Of("cognitiveservices:ProjectConnection", "cognitiveservices:AccountConnection")
            .FirstOrDefault(each =>
                each.AzureName.Equals(name, StringComparison.OrdinalIgnoreCase)
                && (project is null || plan.ParentOf(each) == project || plan.ParentOf(each) == plan.ParentOf(project))
            );

    private static IEnumerable<Problem> Roles(AzureResource host, AzureResource connection, HashSet<string> principals, AzurePlan plan)
    {
        if (principals.Count == 0 || plan.Find(connection.Text("properties.metadata.ResourceId")) is not { } store)
        {
            yield break;
        }

        var roles = plan.Of(
                "authorization:RoleAssignment",
                "cosmosdb:SqlResourceSqlRoleAssignment",
                "documentdb:SqlResourceSqlRoleAssignment"
            )
            .Where(each => principals.Contains(each.Text("principalId") ?? "") && IsOn(each, store))
            .ToList();
        if (roles.Count == 0)
        {
            yield return host.Problem($"uses {store.Name}, on which the project's identity has no role; assign the roles first");
        }

        foreach (var role in roles.Where(role => !plan.Waits(host, role)))
        {
            yield return host.Problem($"does not wait for the role assignment {role.Name} on {store.Name}; add it to dependsOn");
        }
    }

    /// <summary>On the store, on what contains it, or on a part of it.</summary>
    private static bool IsOn(AzureResource role, AzureResource store)
    {
        var scope = role.Text("scope") ?? "";
        return scope.StartsWith(store.Id, StringComparison.OrdinalIgnoreCase)
            || (scope.Length > 1 && store.Id.StartsWith(scope.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase));
    }
}
