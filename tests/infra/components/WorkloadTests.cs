using Infra.Components.Web;
using Infra.Settings;
using Moq;

namespace Infra.Tests;

/// <summary>The whole stack, in preview and in update. A preview has unknown values, which reveals every misuse of Apply.</summary>
public sealed class WorkloadTests
{
    public static TheoryData<string, bool> Cases =>
        new()
        {
            { "private", true },
            { "private", false },
            { "public", true },
            { "public", false },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_component_completes(string network, bool isPreview)
    {
        var stack = await BuildAsync(network, isPreview);

        var components = stack
            .Resources.Where(resource => resource.GetType().Namespace!.StartsWith("Infra.Components", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(12, components.Count);
        Assert.Equal(components.Count, stack.Recorder.CompletedComponents.Count(urn => urn.Contains("$ai-workload:")));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_service_allows_key_authentication(string network, bool isPreview)
    {
        var recorder = (await BuildAsync(network, isPreview)).Recorder;

        Assert.True((bool)Nested(recorder.One("cognitiveservices:Account", "ai-account").Inputs["properties"])["disableLocalAuth"]);
        Assert.True((bool)recorder.One("search:Service", "search-service").Inputs["disableLocalAuth"]);
        Assert.True((bool)Nested(recorder.One("keyvault:Vault", "vault").Inputs["properties"])["enableRbacAuthorization"]);
        Assert.All(recorder.Of("storage:StorageAccount"), account => Assert.False((bool)account.Inputs["allowSharedKeyAccess"]));
        Assert.True((bool)recorder.One("applicationinsights:Component", "monitoring-insights").Inputs["disableLocalAuth"]);
        Assert.True(
            (bool)Nested(recorder.One("operationalinsights:Workspace", "monitoring-workspace").Inputs["features"])["disableLocalAuth"]
        );
        Assert.False((bool)recorder.One("web:WebAppFtpAllowed", "chat-ftp").Inputs["allow"]);
        Assert.False((bool)recorder.One("web:WebAppScmAllowed", "chat-scm").Inputs["allow"]);
    }

    [Fact]
    public async Task Accounts_without_agents_close_the_classic_assistants()
    {
        var recorder = (await BuildAsync("private", isPreview: false)).Recorder;

        Assert.Equal(
            "Disabled",
            Nested(recorder.One("cognitiveservices:Account", "ai-account").Inputs["tags"])["MS-AOAI-Feature-Assistants"]
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Private_services_have_public_access_off_and_an_endpoint(bool isPreview)
    {
        var recorder = (await BuildAsync("private", isPreview)).Recorder;

        Assert.Equal(
            "Disabled",
            Nested(recorder.One("cognitiveservices:Account", "ai-account").Inputs["properties"])["publicNetworkAccess"]
        );
        Assert.Equal("Disabled", recorder.One("search:Service", "search-service").Inputs["publicNetworkAccess"]);
        Assert.Equal("Disabled", Nested(recorder.One("keyvault:Vault", "vault").Inputs["properties"])["publicNetworkAccess"]);
        Assert.Equal("Disabled", recorder.One("storage:StorageAccount", "documents-account").Inputs["publicNetworkAccess"]);
        Assert.Equal(
            ["ai-endpoint", "documents-endpoint", "packages-endpoint", "search-endpoint", "vault-endpoint"],
            recorder.Of("network:PrivateEndpoint").Select(endpoint => endpoint.Name).Order()
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Public_services_admit_allowed_addresses_only(bool isPreview)
    {
        var recorder = (await BuildAsync("public", isPreview)).Recorder;

        Assert.Empty(recorder.Of("network:PrivateEndpoint"));
        var rules = Nested(Nested(recorder.One("cognitiveservices:Account", "ai-account").Inputs["properties"])["networkAcls"]);
        Assert.Equal("Deny", rules["defaultAction"]);
        Assert.Equal(["203.0.113.10"], List(rules["ipRules"]).Select(rule => Nested(rule)["value"]));
        Assert.All(recorder.Of("storage:StorageAccount"), account =>
            Assert.Equal("Deny", Nested(account.Inputs["networkRuleSet"])["defaultAction"])
        );
    }

    /// <summary>Without this rule the site could not read its own package.</summary>
    [Fact]
    public async Task Public_services_admit_the_subnet_of_the_app()
    {
        var recorder = (await BuildAsync("public", isPreview: false)).Recorder;

        var rules = Nested(recorder.One("storage:StorageAccount", "packages-account").Inputs["networkRuleSet"]);
        Assert.EndsWith("/subnets/app", (string)Nested(List(rules["virtualNetworkRules"]).Single())["virtualNetworkResourceId"]);
        Assert.EndsWith("/subnets/app", (string)recorder.One("web:WebApp", "chat-site").Inputs["virtualNetworkSubnetId"]);
        var subnet = Nested(List(recorder.One("network:VirtualNetwork", "network").Inputs["subnets"]).Single());
        Assert.Equal(
            ["Microsoft.Storage", "Microsoft.KeyVault", "Microsoft.CognitiveServices"],
            List(subnet["serviceEndpoints"]).Select(endpoint => Nested(endpoint)["service"])
        );
    }

    [Fact]
    public async Task The_package_is_uploaded_in_an_update_only()
    {
        var preview = await BuildAsync("private", isPreview: true);
        var update = await BuildAsync("private", isPreview: false);

        preview.Uploader.Verify(uploader => uploader.UploadAsync(It.IsAny<Uri>(), It.IsAny<AppPackage>()), Times.Never);
        update.Uploader.Verify(
            uploader =>
                uploader.UploadAsync(
                    It.Is<Uri>(uri => uri.AbsolutePath == "/packages"),
                    It.Is<AppPackage>(package => package.Digest.Length == 64)
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task The_site_runs_from_the_uploaded_package_with_its_own_identity()
    {
        var stack = await BuildAsync("private", isPreview: false);

        var settings = AppSettings(stack.Recorder);
        Assert.Matches(
            "^https://pkg[a-z0-9]+\\.blob\\.core\\.windows\\.net/packages/app-[0-9a-f]{64}\\.zip$",
            settings["WEBSITE_RUN_FROM_PACKAGE"]
        );
        Assert.Equal(
            "/azure-native:managedidentity:UserAssignedIdentity/app-identity",
            settings["WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID"]
        );
        Assert.Equal("client-of-the-app", settings["AZURE_CLIENT_ID"]);
    }

    [Fact]
    public async Task No_app_setting_looks_like_a_key()
    {
        var settings = AppSettings((await BuildAsync("private", isPreview: false)).Recorder);

        Assert.DoesNotContain(settings, setting =>
            setting.Key != "APPLICATIONINSIGHTS_CONNECTION_STRING"
            && new[] { "key", "secret", "password", "connectionstring" }.Any(word =>
                setting.Key.Replace("KeyVault", "").Contains(word, StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sign_in_is_required_where_an_app_registration_is_set(bool isPreview)
    {
        const string ClientId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
        var with = await Stack.BuildAsync(Config.Settings(("signInClientId", ClientId)), isPreview);
        var without = await BuildAsync("private", isPreview);

        var signIn = Assert.Single(with.Recorder.Of("web:WebAppAuthSettingsV2"));
        Assert.True((bool)Nested(signIn.Inputs["globalValidation"])["requireAuthentication"]);
        Assert.Empty(without.Recorder.Of("web:WebAppAuthSettingsV2"));
    }

    [Fact]
    public async Task The_outputs_contain_the_inputs_of_the_next_step()
    {
        var stack = await BuildAsync("private", isPreview: false);

        Assert.Equal(
            [
                "aiEndpoint",
                "commit",
                "documents",
                "insightsId",
                "models",
                "network",
                "package",
                "packages",
                "privateHosts",
                "resourceGroup",
                "searchEndpoint",
                "siteId",
                "url",
                "vaultUri",
                "workspaceId",
            ],
            stack.Outputs.Where(output => output.Value is not null).Select(output => output.Key).Order(StringComparer.Ordinal)
        );
    }

    internal static Task<Stack> BuildAsync(string network, bool isPreview) =>
        Stack.BuildAsync(Config.Settings(("network", network), ("commit", "abc123")), isPreview);

    internal static IReadOnlyDictionary<string, object> Nested(object value) => (IReadOnlyDictionary<string, object>)value;

    internal static IEnumerable<object> List(object value) => (IEnumerable<object>)value;

    private static Dictionary<string, string> AppSettings(Recorder recorder) =>
        List(Nested(recorder.One("web:WebApp", "chat-site").Inputs["siteConfig"])["appSettings"])
            .ToDictionary(setting => (string)Nested(setting)["name"], setting => (string)Nested(setting)["value"]);
}
