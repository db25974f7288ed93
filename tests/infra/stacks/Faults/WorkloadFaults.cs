using System.Text.Json.Nodes;

namespace Stacks.Tests.Faults;

/// <summary>Faults in models, search, storage, the app and its settings.</summary>
internal static class WorkloadFaults
{
    private static readonly string[] Sites = ["chat-site", "chat-staging-slot"];
    private static readonly string[] Deployments = ["ai-chat", "ai-chat-fallback", "ai-embedding"];
    private static readonly string[] Accounts = ["documents-account", "packages-account"];

    public static IEnumerable<Fault> All() =>
        [
            .. Fault.Set("model version unpinned", Deployments, "properties.model.version", null),
            .. Fault.Set("model version unpinned", Deployments, "properties.model.version", "\"latest\""),
            .. Fault.Set("model upgraded by Azure", Deployments, "properties.versionUpgradeOption", "\"OnceNewDefaultVersionAvailable\""),
            .. Fault.Set("model upgraded by Azure", Deployments, "properties.versionUpgradeOption", null),
            Fault.Set("model retired", "ai-chat", "properties.model", """{"format":"OpenAI","name":"o1","version":"2024-12-17"}"""),
            Fault.Set(
                "model retired",
                "ai-chat-fallback",
                "properties.model",
                """{"format":"OpenAI","name":"gpt-4o","version":"2024-05-13"}"""
            ),
            Fault.Set("model retired", "ai-chat", "properties.model", """{"format":"OpenAI","name":"gpt-5-mini","version":"2025-08-07"}"""),
            Fault.Set("model unknown", "ai-chat", "properties.model.version", "\"2031-01-01\""),
            Fault.Set("model unknown", "ai-chat", "properties.model.name", "\"gpt-5.4-minni\""),
            .. Fault.Set("regional deployment", Deployments, "sku.name", "\"Standard\""),
            Fault.Set("no spillover", "ai-chat", "sku.name", "\"DataZoneProvisionedManaged\""),
            Fault.Set("no capacity", "ai-chat", "sku.capacity", "0"),
            Fault.Set("no capacity", "ai-embedding", "sku.capacity", null),
            .. Fault.Set("content filter removed", ["ai-chat", "ai-chat-fallback"], "properties.raiPolicyName", null),
            .. Fault.Set("content filter removed", ["ai-chat", "ai-chat-fallback"], "properties.raiPolicyName", "\"other\""),
            Fault.Drop("content filter removed", "ai-filter"),
            .. Enumerable
                .Range(0, 12)
                .Select(i => Fault.Set("content filter weakened", "ai-filter", $"properties.contentFilters[{i}]", null)),
            .. Enumerable
                .Range(0, 12)
                .Select(i => Fault.Set("content filter weakened", "ai-filter", $"properties.contentFilters[{i}].blocking", "false")),
            .. Enumerable
                .Range(0, 12)
                .Select(i => Fault.Set("content filter weakened", "ai-filter", $"properties.contentFilters[{i}].enabled", "false")),
            .. Enumerable
                .Range(0, 8)
                .Select(i =>
                    Fault.Set("content filter weakened", "ai-filter", $"properties.contentFilters[{i}].severityThreshold", "\"High\"")
                ),
            Fault.Set("content filter weakened", "ai-filter", "properties.mode", "\"Asynchronous_filter\""),
            Fault.Set("content filter weakened", "ai-filter", "properties.basePolicyName", "\"Microsoft.Default\""),
            Fault.Drop("deployment missing", "ai-chat"),
            Fault.Drop("deployment missing", "ai-embedding"),
            Fault.Drop("deployment missing", "ai-chat-fallback"),
            Fault.Set("search too small", "search-service", "replicaCount", "1"),
            Fault.Set("search too small", "search-service", "replicaCount", "2"),
            Fault.Set("search too small", "search-service", "sku.name", "\"basic\""),
            Fault.Set("no semantic ranking", "search-service", "semanticSearch", "\"disabled\""),
            Fault.Set("another region", "search-service", "location", "\"westus3\""),
            Fault.Set("another region", "documents-account", "location", "\"westus3\""),
            Fault.Set("another region", "vault", "location", "\"westus3\""),
            .. Fault.Set("no zones", ["documents-account"], "sku.name", "\"Standard_LRS\""),
            Fault.Set("no zones", "packages-account", "sku.name", "\"Standard_LRS\""),
            Fault.Set("no zones", "chat-plan", "zoneRedundant", "false"),
            Fault.Set("no zones", "chat-plan", "sku.capacity", "1"),
            Fault.Set("no zones", "chat-plan", "sku", """{"name":"B1","tier":"Basic","capacity":3}"""),
            Fault.Set("no zones", "gateway", "zones", "[\"1\"]"),
            Fault.Set("no zones", "egress-firewall", "zones", null),
            .. Fault.Set("TLS weak", Sites, "httpsOnly", "false"),
            .. Fault.Set("TLS weak", Sites, "siteConfig.minTlsVersion", "\"1.0\""),
            .. Fault.Set("TLS weak", Sites, "siteConfig.scmMinTlsVersion", "\"1.1\""),
            .. Fault.Set("TLS weak", Sites, "endToEndEncryptionEnabled", "false"),
            .. Fault.Set("TLS weak", Accounts, "minimumTlsVersion", "\"TLS1_0\""),
            .. Fault.Set("TLS weak", Accounts, "enableHttpsTrafficOnly", "false"),
            .. Fault.Set("no soft delete", ["documents-blobs", "packages-blobs"], "deleteRetentionPolicy.enabled", "false"),
            .. Fault.Set("no soft delete", ["documents-blobs", "packages-blobs"], "containerDeleteRetentionPolicy.days", "1"),
            .. Fault.Set("no soft delete", ["documents-blobs", "packages-blobs"], "isVersioningEnabled", "false"),
            Fault.Set("no soft delete", "documents-blobs", "changeFeed.enabled", "false"),
            Fault.Set("no soft delete", "documents-blobs", "restorePolicy.days", "30"),
            Fault.Drop("no lifecycle policy", "documents-versions"),
            Fault.Drop("no soft delete", "documents-blobs"),
            Fault.Set("vault can be purged", "vault", "properties.enablePurgeProtection", null),
            Fault.Set("vault can be purged", "vault", "properties.enablePurgeProtection", "false"),
            Fault.Set("vault can be purged", "vault", "properties.softDeleteRetentionInDays", "7"),
            Fault.Set("vault can be purged", "vault", "properties.enableSoftDelete", "false"),
            Fault.Set("vault can be purged", "vault", "properties.createMode", "\"recover\""),
            .. new[] { "vault", "search-service", "documents-account", "monitoring-workspace", "ai-account" }.Select(name =>
                Fault.Option("not protected", name, options => options with { Protect = false })
            ),
            .. new[] { "vault-lock", "search-lock", "documents-lock", "monitoring-lock" }.Select(name => Fault.Drop("lock removed", name)),
            Fault.Drop("scaling", "chat-scaling"),
            Fault.Set("scaling", "chat-scaling", "enabled", "false"),
            Fault.Set("scaling", "chat-scaling", "profiles[0].rules[2]", null),
            Fault.Set("scaling", "chat-scaling", "profiles[0].rules[2].metricTrigger.threshold", "60"),
            Fault.Set("scaling", "chat-scaling", "profiles[0].capacity.minimum", "\"1\""),
            Fault.Set("scaling", "chat-scaling", "profiles[0].capacity.maximum", "\"3\""),
            Fault.Set("scaling", "chat-scaling", "profiles[0].capacity.default", "\"9\""),
            Fault.Drop("no staging", "chat-staging-slot"),
            Fault.Set("slot differs from the app", "chat-staging-slot", "siteConfig.healthCheckPath", "\"/\""),
            Fault.Set("slot differs from the app", "chat-staging-slot", "siteConfig.linuxFxVersion", "\"DOTNETCORE|9.0\""),
            Fault.Set("slot differs from the app", "chat-staging-slot", "keyVaultReferenceIdentity", null),
            Fault.Setting("slot differs from the app", "chat-staging-slot", "Search__Endpoint", null),
            .. Fault.Set("app health setting wrong", Sites, "siteConfig.healthCheckPath", null),
            .. Fault.Set("app health setting wrong", Sites, "siteConfig.alwaysOn", "false"),
            .. Fault.Set("app health setting wrong", Sites, "clientAffinityEnabled", "true"),
            .. Fault.Set("every origin allowed", Sites, "siteConfig.cors", """{"allowedOrigins":["*"]}"""),
            .. Sites.Select(site => Fault.Setting("key in a setting", site, "AZURE_OPENAI_API_KEY", "0123456789abcdef0123456789abcdef")),
            .. Sites.Select(site => Fault.Setting("key in a setting", site, "SearchKey", "abc")),
            .. Sites.Select(site => Fault.Setting("key in a setting", site, "Database__ConnectionString", "Server=db;User=a;Password=b")),
            .. Sites.Select(site => Fault.Setting("key in a setting", site, "CLIENT_SECRET", "abc")),
            .. Sites.Select(site =>
                Fault.Setting("key in a setting", site, "STORAGE", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b")
            ),
            .. Sites.Select(site =>
                Fault.Setting(
                    "package",
                    site,
                    "WEBSITE_RUN_FROM_PACKAGE",
                    "https://pkgaichatprodpuwria.blob.core.windows.net/packages/app.zip?sv=2024&sig=abc"
                )
            ),
            .. Sites.Select(site => Fault.Setting("package", site, "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID", null)),
            .. Sites.Select(site => Fault.Setting("setting refers to a missing resource", site, "AzureAI__ChatDeployment", "chat-2")),
            .. Sites.Select(site => Fault.Setting("setting refers to a missing resource", site, "Search__Index", "knowledge-v3-20261101")),
            .. Sites.Select(site =>
                Fault.Setting(
                    "setting refers to a missing resource",
                    site,
                    "Search__Endpoint",
                    "https://srch-other-prod.search.windows.net"
                )
            ),
            .. Sites.Select(site =>
                Fault.Setting("setting refers to a missing resource", site, "AzureAI__Endpoints__0", "https://other.openai.azure.com/")
            ),
            .. Sites.Select(site => Fault.Setting("wrong identity", site, "AZURE_CLIENT_ID", "11111111-2222-4333-8444-555555555555")),
            .. Sites.Select(site => Fault.Setting("telemetry unreachable", site, "APPLICATIONINSIGHTS_CONNECTION_STRING", null)),
            .. Sites.Select(site => Fault.Setting("telemetry unreachable", site, "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", null)),
            .. Sites.Select(site => Fault.Setting("prompts recorded", site, "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true")),
        ];
}
