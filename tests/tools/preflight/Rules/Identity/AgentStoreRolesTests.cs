using Planning.Plans;

namespace Preflight.Tests.Rules.Identity;

public sealed class AgentStoreRolesTests : RuleTests<AgentStoreRolesTests>, IRuleCases
{
    public static string Rule => "agent-store-roles";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("one container of the threads", Container("thread-message-store"), "threads-writer"),
            NonCompliant("one container of blobs", Blobs(), "files-writer"),
            Compliant("each container of the threads", Also("agent-entity-store")),
            Compliant("one container beside the whole database", Whole()),
            Compliant("one container of another principal", Container("a").With("threads-writer", "principalId", "[unknown]")),
            Compliant("one container without agents", Container("thread-message-store").Without("host")),
        ];

    private static TestPlan Container(string name) =>
        Example.With("threads-writer", "scope", $"{Example.IdOf("threads")}/dbs/enterprise_memory/colls/{name}");

    private static TestPlan Also(string name)
    {
        var plan = Container("thread-message-store").Copy("threads-writer", "second-writer");
        return plan.With("second-writer", "scope", $"{plan.IdOf("threads")}/dbs/enterprise_memory/colls/{name}");
    }

    private static TestPlan Whole() =>
        Container("thread-message-store").Copy("threads-writer", "second-writer").With("second-writer", "scope", Example.IdOf("threads"));

    private static TestPlan Blobs()
    {
        const string Files = $"{TestPlan.Group}/providers/Microsoft.Storage/storageAccounts/files";
        return Example.Add(
            "authorization:RoleAssignment",
            "files-writer",
            new
            {
                principalId = Example.Get("agents").Outputs.Text("principalId"),
                roleDefinitionId = "/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe",
                scope = $"{Files}/blobServices/default/containers/one",
            }
        );
    }
}
