namespace Preflight.Tests.Rules.Sites;

public sealed class ServiceAddressTests : RuleTests<ServiceAddressTests>, IRuleCases
{
    public static string Rule => "service-address";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("blobs for tables", Set("TableEndpoint", "https://a.blob.core.windows.net"), "app"),
            NonCompliant("search for models", Set("AZURE_OPENAI_ENDPOINT", "https://s.search.windows.net"), "app"),
            NonCompliant("tables for a container", Set("Documents__ContainerUri", "https://a.table.core.windows.net/c"), "app"),
            NonCompliant("a privatelink name", Set("Upstream", "https://a.privatelink.vaultcore.azure.net/"), "app"),
            NonCompliant(
                "a privatelink name in a connection string",
                Set("Store", "AccountEndpoint=https://a.privatelink.documents.azure.com:443/;"),
                "app"
            ),
            Compliant("the name of a zone", Set("Zone", "privatelink.vaultcore.azure.net")),
            Compliant("a key of search in Key Vault", Set("Search__EncryptionKey__Uri", "https://v.vault.azure.net/keys/k/1")),
            Compliant("a host that is not Azure's", Set("TableEndpoint", "https://tables.example.com")),
            Compliant("a name without a service", Set("Upstream", "https://a.blob.core.windows.net")),
            Compliant("no address", Set("TableName", "threads")),
            NonCompliant(
                "the address of a government cloud",
                Example
                    .With("app", "location", "swedencentral")
                    .With("app", "siteConfig.appSettings[0].value", "https://threads.table.core.usgovcloudapi.net"),
                "app"
            ),
            Compliant(
                "a site in the government cloud",
                Example
                    .With("app", "location", "usgovvirginia")
                    .With("app", "siteConfig.appSettings[0].value", "https://threads.table.core.usgovcloudapi.net")
            ),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });
}
