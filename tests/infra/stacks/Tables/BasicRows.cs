using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-basic, resource by resource.</summary>
internal static class BasicRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.Met("Log Analytics has retention, a daily cap and no keys", stack =>
            Has(
                stack.One("operationalinsights:Workspace", "monitoring-workspace"),
                ("sku.name", "PerGB2018"),
                ("retentionInDays", "90"),
                ("workspaceCapping.dailyQuotaGb", "10"),
                ("features.disableLocalAuth", "true")
            )
        ),
        Row.Met("Application Insights uses the workspace and no keys", stack =>
            Has(
                stack.One("applicationinsights:Component", "monitoring-insights"),
                ("kind", "web"),
                ("ingestionMode", "LogAnalytics"),
                ("workspaceResourceId", "*"),
                ("disableLocalAuth", "true")
            )
        ),
        Row.Met("AI account supports projects, has a subdomain and no keys", stack =>
        {
            var account = stack.One("cognitiveservices:Account", "ai-account");
            Has(
                account,
                ("kind", "AIServices"),
                ("sku.name", "S0"),
                ("properties.allowProjectManagement", "true"),
                ("properties.disableLocalAuth", "true")
            );
            Assert.Equal(PlannedStack.Text(account, "accountName"), PlannedStack.Text(account, "properties.customSubDomainName"));
        }),
        Row.Met("chat deployment pins its model", stack =>
            Has(
                stack.One("cognitiveservices:Deployment", "ai-chat"),
                ("properties.model.format", "OpenAI"),
                ("properties.model.name", "*"),
                ("properties.model.version", "2026-03-17"),
                ("sku.capacity", "100"),
                ("properties.versionUpgradeOption", "NoAutoUpgrade")
            )
        ),
        Row.Met("Foundry project has an identity and a description", stack =>
            Has(
                stack.One("cognitiveservices:Project", "ai-project"),
                ("identity.type", "UserAssigned"),
                ("properties.displayName", "Chat"),
                ("properties.description", "*"),
                ("location", "swedencentral")
            )
        ),
        Row.NotAdopted(
            "no connection to Application Insights",
            "a connection to Application Insights holds its connection string as a key; the app and the agents' "
                + "diagnostic settings send telemetry by identity",
            stack =>
                Assert.DoesNotContain(stack.Of("cognitiveservices:ProjectConnection"), connection =>
                    Text(connection, "properties.category") == "AppInsights"
                )
        ),
        Row.Met("Bing connection keeps its key secret", stack =>
        {
            var connection = stack.One("cognitiveservices:ProjectConnection", "bing-connection");
            Has(
                connection,
                ("properties.category", "GroundingWithBingSearch"),
                ("properties.authType", "ApiKey"),
                ("properties.isSharedToAll", "false")
            );
            Assert.Contains("properties.credentials.key", connection.Secrets);
            Assert.Equal(
                stack.One("resources:Resource", "bing-account").Id,
                PlannedStack.Text(connection, "properties.metadata.ResourceId")
            );
            Assert.Contains("/providers/Microsoft.Bing/accounts/bing-", PlannedStack.Text(connection, "properties.metadata.ResourceId"));
        }),
        Row.Met("Bing account for grounding", stack =>
            Has(
                stack.One("resources:Resource", "bing-account"),
                ("resourceProviderNamespace", "Microsoft.Bing"),
                ("resourceType", "accounts"),
                ("kind", "Bing.Grounding"),
                ("sku.name", "G1"),
                ("location", "global")
            )
        ),
        Row.Met("app has an identity", stack =>
            Has(stack.One("managedidentity:UserAssignedIdentity", "app-identity"), ("resourceName", "*"))
        ),
        Row.Met("App Service plan runs Linux", stack =>
            Has(stack.One("web:AppServicePlan", "chat-plan"), ("kind", "linux"), ("reserved", "true"), ("sku.name", "P1v3"))
        ),
        Row.Met("web app has HTTPS only, no SSH and no FTP", stack =>
            Has(
                stack.One("web:WebApp", "chat-site"),
                ("identity.type", "UserAssigned"),
                ("httpsOnly", "true"),
                ("sshEnabled", "false"),
                ("endToEndEncryptionEnabled", "true"),
                ("clientAffinityEnabled", "false"),
                ("siteConfig.ftpsState", "Disabled"),
                ("siteConfig.alwaysOn", "true"),
                ("siteConfig.linuxFxVersion", "DOTNETCORE|10.0"),
                ("siteConfig.http20Enabled", "true")
            )
        ),
        Row.Met("app settings are set in one place", stack =>
        {
            var settings = stack.One("web:WebApp", "chat-site").Inputs["siteConfig"]!["appSettings"]!
                .AsArray()
                .Select(setting => (string)setting!["name"]!)
                .ToList();
            Assert.Contains("APPLICATIONINSIGHTS_CONNECTION_STRING", settings);
            Assert.Contains("AZURE_CLIENT_ID", settings);
            Assert.Equal(settings.Count, settings.Distinct().Count());
            Assert.Empty(stack.Of("web:WebAppApplicationSettings"));
        }),
        Row.Met("publishing passwords are disabled for SCM", stack =>
            Has(stack.One("web:WebAppScmAllowed", "chat-scm"), ("allow", "false"))
        ),
        Row.Met("publishing passwords are disabled for FTP", stack =>
            Has(stack.One("web:WebAppFtpAllowed", "chat-ftp"), ("allow", "false"))
        ),
        Row.NotAdopted(
            "no role on the AI account for the deployer",
            "a deployment needs no data plane of the account; users who try models get the role from their team, not " + "from a stack",
            stack =>
                Assert.DoesNotContain(stack.Of("authorization:RoleAssignment"), role =>
                    role.Name.Contains("deployer") && Text(role, "scope")!.Contains("Microsoft.CognitiveServices")
                )
        ),
        Row.Met("app may call models", stack => Role(stack, "ai-account-app-openai-user", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd")),
        Row.Met("AI account sends its logs", stack => Logs(stack, "ai", "Audit", "RequestResponse", "AzureOpenAIRequestUsage", "Trace")),
        Row.Met("web app sends its logs", stack =>
            Logs(
                stack,
                "chat",
                "AppServiceHTTPLogs",
                "AppServiceConsoleLogs",
                "AppServiceAppLogs",
                "AppServicePlatformLogs",
                "AppServiceAuditLogs",
                "AppServiceIPSecAuditLogs",
                "AppServiceAuthenticationLogs"
            )
        ),
    ];
}
