using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-baseline: role assignments.</summary>
internal static class RoleRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.NotAdopted(
            "deployer has two data-plane roles",
            "the deployer gets two data-plane roles, to write packages into their container and to send the scores "
                + "of an evaluation; a deployment does not read documents, threads or vectors",
            stack =>
                Assert.Equal(
                    ["monitoring-insights-deployer-metrics-publisher", "packages-deployer-blob-contributor"],
                    stack
                        .Of("authorization:RoleAssignment")
                        .Select(role => role.Name)
                        .Where(name => name.Contains("deployer"))
                        .Order(StringComparer.Ordinal)
                )
        ),
        Row.Met("deployer may write packages", stack =>
        {
            Role(stack, "packages-deployer-blob-contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");
            Assert.EndsWith(
                "/containers/packages",
                Text(stack.One("authorization:RoleAssignment", "packages-deployer-blob-contributor"), "scope")
            );
        }),
        Row.Met("agents may operate Cosmos DB", stack =>
            Role(stack, "agents-threads-agents-cosmos-operator", "230815da-be43-4aae-9cb4-875f7bd000aa")
        ),
        Row.Met("agents may write one database", stack =>
        {
            var role = Assert.Single(stack.Of("cosmosdb:SqlResourceSqlRoleAssignment"));
            Assert.EndsWith("/dbs/enterprise_memory", Text(role, "scope"));
            Assert.EndsWith("/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002", Text(role, "roleDefinitionId"));
        }),
        Row.Met("agents may write blobs", stack =>
            Role(stack, "agents-files-agents-blob-contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe")
        ),
        Row.Met("agents own the blobs that match a condition", stack =>
        {
            Role(stack, "agents-files-agents-blob-owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b");
            Has(
                stack.One("authorization:RoleAssignment", "agents-files-agents-blob-owner"),
                ("condition", "*"),
                ("conditionVersion", "2.0")
            );
        }),
        Row.Met("agents may manage search indexes", stack =>
        {
            Role(stack, "agents-vectors-agents-search-service-contributor", "7ca78c08-252a-4471-8644-bb5ff32d4ba0");
            Role(stack, "agents-vectors-agents-search-index-contributor", "8ebe5a00-799e-43f5-93ac-243d3dce84a7");
        }),
        Row.Met("app may read packages", stack => Role(stack, "packages-app-blob-reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1")),
        Row.NotAdopted(
            "app is not an Azure AI User",
            "the app calls models and needs inference alone: Cognitive Services OpenAI User, which cannot touch the "
                + "project or its agents",
            stack =>
                Assert.DoesNotContain(stack.Of("authorization:RoleAssignment"), role =>
                    Text(role, "roleDefinitionId")!.EndsWith("53ca6127-db72-4b80-b1b0-d745d6d5456d")
                )
        ),
        Row.Met("gateway may read one certificate", stack =>
        {
            Role(stack, "gateway-certificate-gateway-vault-secrets-user", "4633458b-17de-408a-b874-0445c86b69e6");
            Assert.EndsWith(
                "/vaults/kv-certificates/secrets/chat",
                Text(stack.One("authorization:RoleAssignment", "gateway-certificate-gateway-vault-secrets-user"), "scope")
            );
        }),
    ];
}
