using System.Text.Json.Nodes;
using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>Faults in keys, roles and sign-in.</summary>
internal static class IdentityFaults
{
    private static readonly string[] Roles =
    [
        "ai-account-app-openai-user",
        "search-app-search-index-contributor",
        "vault-app-vault-secrets-user",
        "documents-app-blob-reader",
        "packages-app-blob-reader",
        "monitoring-insights-app-metrics-publisher",
        "gateway-certificate-gateway-vault-secrets-user",
    ];

    private const string Definitions =
        "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions/";

    public static IEnumerable<Fault> All() =>
        [
            Fault.Set("key auth on", "ai-account", "properties.disableLocalAuth", "false"),
            Fault.Set("key auth on", "ai-account", "properties.disableLocalAuth", null),
            Fault.Set("key auth on", "search-service", "disableLocalAuth", "false"),
            Fault.Set("key auth on", "search-service", "disableLocalAuth", null),
            Fault.Set("key auth on", "search-service", "authOptions", """{"aadOrApiKey":{"aadAuthFailureMode":"http403"}}"""),
            Fault.Set("key auth on", "vault", "properties.enableRbacAuthorization", "false"),
            Fault.Set(
                "key auth on",
                "vault",
                "properties.accessPolicies",
                """
                [{"tenantId":"00000000-0000-4000-8000-000000000002",
                "objectId":"00000000-0000-4000-8000-000000000003","permissions":{"secrets":["get"]}}]
                """
            ),
            .. Fault.Set("key auth on", ["documents-account", "packages-account"], "allowSharedKeyAccess", "true"),
            .. Fault.Set("key auth on", ["documents-account", "packages-account"], "allowSharedKeyAccess", null),
            .. Fault.Set("key auth on", ["documents-account", "packages-account"], "isLocalUserEnabled", "true"),
            .. Fault.Set("key auth on", ["documents-account", "packages-account"], "defaultToOAuthAuthentication", "false"),
            Fault.Set("key auth on", "monitoring-insights", "disableLocalAuth", "false"),
            Fault.Set("key auth on", "monitoring-workspace", "features.disableLocalAuth", "false"),
            .. Fault.Set("anonymous reading", ["documents-account", "packages-account"], "allowBlobPublicAccess", "true"),
            .. Roles.Select(role => Fault.Drop("role removed", role)),
            .. Roles.Select(role =>
                Fault.Set("role too strong", role, "roleDefinitionId", $"\"{Definitions}b24988ac-6180-42a0-ab88-20f7382dd24c\"")
            ),
            .. Roles.Select(role =>
                Fault.Set("role too strong", role, "roleDefinitionId", $"\"{Definitions}8e3af657-a8ff-443c-a75c-2fe8c4bcb635\"")
            ),
            Fault.Set(
                "role too strong",
                "ai-account-app-openai-user",
                "roleDefinitionId",
                $"\"{Definitions}a001fd3d-188f-4b5d-821b-7da978bf7442\""
            ),
            Fault.Set(
                "role too strong",
                "vault-app-vault-secrets-user",
                "roleDefinitionId",
                $"\"{Definitions}00482a5a-887f-4fb3-b363-3b7fe8e74483\""
            ),
            Fault.Set(
                "role too strong",
                "documents-app-blob-reader",
                "roleDefinitionId",
                $"\"{Definitions}b7e6dc6d-f1e8-4753-8033-0f276bb0955b\""
            ),
            .. Roles.Select(role =>
                Fault.Set(
                    "role too wide",
                    role,
                    "scope",
                    "\"/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-aichat-prod-sec\""
                )
            ),
            .. Roles.Select(role => Fault.Set("role too wide", role, "scope", "\"/subscriptions/00000000-0000-4000-8000-000000000001\"")),
            .. Roles.Select(role =>
                Fault.Set("role for another principal", role, "principalId", "\"11111111-2222-4333-8444-555555555555\"")
            ),
            .. Fault.Set("principal type", Roles, "principalType", null),
            .. Fault.Set("principal type", Roles, "principalType", "\"User\""),
            .. Fault.Set("role assignment name", Roles[..3], "roleAssignmentName", "\"reader\""),
            .. Roles[..3].Select(Twice),
            .. Fault.Set("sign-in off", ["chat-sign-in", "chat-staging-sign-in"], "globalValidation.requireAuthentication", "false"),
            .. Fault.Set(
                "sign-in off",
                ["chat-sign-in", "chat-staging-sign-in"],
                "globalValidation.unauthenticatedClientAction",
                "\"AllowAnonymous\""
            ),
            .. Fault.Set("sign-in off", ["chat-sign-in", "chat-staging-sign-in"], "platform.enabled", "false"),
            Fault.Drop("sign-in off", "chat-sign-in"),
            Fault.Drop("sign-in off", "chat-staging-sign-in"),
            Fault.Add("sign-in off", "chat-sign-in", "globalValidation.excludedPaths", "\"/*\""),
            .. Fault.Set("publishing password", ["chat-ftp", "chat-scm", "chat-staging-ftp", "chat-staging-scm"], "allow", "true"),
            .. new[] { "chat-ftp", "chat-scm", "chat-staging-ftp", "chat-staging-scm" }.Select(name =>
                Fault.Drop("publishing password", name)
            ),
            .. new[] { "chat-ftp", "chat-scm", "chat-sign-in", "chat-staging-ftp", "documents-blobs", "packages-blobs" }.Select(name =>
                Fault.Option("setting deleted before its owner", name, options => options with { DeletedWith = null })
            ),
            .. Fault.Set("publishing password", ["chat-site", "chat-staging-slot"], "siteConfig.ftpsState", "\"AllAllowed\""),
            .. Fault.Set("shell or debugger open", ["chat-site", "chat-staging-slot"], "siteConfig.remoteDebuggingEnabled", "true"),
            .. Fault.Set("shell or debugger open", ["chat-site", "chat-staging-slot"], "sshEnabled", "true"),
            Fault.Set("identity removed", "chat-site", "identity", null),
            Fault.Set("identity removed", "gateway", "identity", null),
            new("identity shared", "the gateway acts as the app", plan =>
                Mutation.Change(plan, "gateway", gateway =>
                    Mutation.With(
                        gateway,
                        "identity.userAssignedIdentities",
                        plan.Resources.Single(each => each.Name == "chat-site").Inputs.At("identity.userAssignedIdentities")!.ToJsonString()
                    )
                )
            ),
            new("key lookup", "listKeys of storage", plan =>
                plan with
                {
                    Calls = [.. plan.Calls, "azure-native:storage:listStorageAccountKeys"],
                }
            ),
            new("key lookup", "listAdminKey of search", plan => plan with { Calls = [.. plan.Calls, "azure-native:search:listAdminKey"] }),
            new("key lookup", "listKeys of the account", plan =>
                plan with
                {
                    Calls = [.. plan.Calls, "azure-native:cognitiveservices:listAccountKeys"],
                }
            ),
        ];

    private static Fault Twice(string role) => new("role given twice", role, plan =>
        {
            var grant = plan.Resources.Single(each => each.Custom && each.Name == role);
            var again = grant with
            {
                Name = $"{role}-again",
                Urn = $"{grant.Urn}-again",
                Id = grant.Id![..^4] + "0000",
                Inputs = grant.Inputs.DeepClone().AsObject(),
            };
            again.Inputs["roleAssignmentName"] = "76f09ab6-df4c-8d8b-88a2-ff920b040000";
            return plan with { Resources = [.. plan.Resources, again] };
        });
}
