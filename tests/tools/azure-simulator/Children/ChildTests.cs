using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Children;

public sealed class ChildTests
{
    private const string Version = "2024-05-01";
    private const string Network = $"{Group}/providers/Microsoft.Network/virtualNetworks/net";
    private const string Site = $"{Group}/providers/Microsoft.Web/sites/app";
    private const string SiteVersion = "2024-04-01";
    private readonly TestAzure _azure = new();

    [Fact]
    public void Subnets_of_the_list_are_resources_and_subnets_put_alone_are_in_the_list()
    {
        _azure.Make(Network, Version, NetworkBody("""{"name": "one", "properties": {"addressPrefix": "10.0.0.0/24"} }"""));
        _azure.Make($"{Network}/subnets/two", Version, """{"properties": {"addressPrefix": "10.0.1.0/24"}}""");

        var one = Ok(_azure.Get($"{Network}/subnets/one", Version)).Body!;

        Assert.Equal("10.0.0.0/24", (string?)one["properties"]!["addressPrefix"]);
        Assert.Equal(["one", "two"], Subnets());
    }

    [Fact]
    public void A_put_of_the_network_removes_what_its_list_leaves_out_and_a_patch_does_not()
    {
        _azure.Make(Network, Version, NetworkBody("""{"name": "one"}, {"name": "two"}"""));

        Ok(_azure.Send("PATCH", Network, Version, """{"tags": {"a": "b"}}"""));
        _azure.Finish();
        Assert.Equal(["one", "two"], Subnets());
        _azure.Make(Network, Version, NetworkBody("""{"name": "two"}"""));
        Assert.Equal(["two"], Subnets());
    }

    [Fact]
    public void The_first_network_of_a_region_brings_its_network_watcher_which_stays()
    {
        var group = $"{Group[..Group.LastIndexOf('/')]}/NetworkWatcherRG";
        var watcher = $"{group}/providers/Microsoft.Network/networkWatchers/NetworkWatcher_swedencentral";
        Refused(_azure.Get(watcher, Version), 404, "ResourceGroupNotFound");
        _azure.Make(Network, Version, NetworkBody("""{"name": "one"}"""));

        Ok(_azure.Get(watcher, Version));
        _azure.Remove(Network, Version);
        Ok(_azure.Get(watcher, Version));
    }

    [Theory]
    [InlineData("basicPublishingCredentialsPolicies/ftp", "allow", "true")]
    [InlineData("config/slotConfigNames", "appSettingNames", "[]")]
    [InlineData("config/authsettingsV2", "platform", """{"enabled":false}""")]
    public void A_singleton_exists_with_its_site_and_is_changed_and_not_deleted(string path, string property, string value)
    {
        Refused(_azure.Get($"{Site}/{path}", SiteVersion), 404, "ResourceNotFound");
        _azure.Make(Site, SiteVersion, """{"location": "swedencentral"}""");

        var body = Ok(_azure.Get($"{Site}/{path}", SiteVersion)).Body!;
        Assert.Equal(value, body["properties"]![property]!.ToJsonString());
        Refused(_azure.Delete($"{Site}/{path}", SiteVersion), 405, "MethodNotAllowed");
        Assert.Equal(
            200,
            _azure.Put($"{Site}/{path}", SiteVersion, $$"""{"properties": {{body["properties"]!.ToJsonString()}} }""").Status
        );
        _azure.Remove(Site, SiteVersion);
        Refused(_azure.Get($"{Site}/{path}", SiteVersion), 404, "ResourceNotFound");
    }

    [Fact]
    public void Settings_of_a_site_are_shown_by_post_alone_and_kept_where_a_write_has_none()
    {
        const string Body = """
            {"location": "swedencentral", "properties": {"siteConfig": {"alwaysOn": true, "appSettings": [{"name": "A", "value": "1"}]}}}
            """;
        _azure.Make(Site, SiteVersion, Body);
        _azure.Make(Site, SiteVersion, """{"location": "swedencentral"}""");

        var site = _azure.Get(Site, SiteVersion).Body!;
        var web = _azure.Get($"{Site}/config/web", SiteVersion).Body!;
        var settings = Ok(_azure.Post($"{Site}/config/appsettings/list", SiteVersion)).Body!;

        Assert.Null(site["properties"]!["siteConfig"]);
        Assert.True((bool)web["properties"]!["alwaysOn"]!);
        Assert.Null(web["properties"]!["appSettings"]);
        Assert.Equal("1", (string?)settings["properties"]!["A"]);
    }

    [Fact]
    public void A_swap_exchanges_settings_but_those_of_the_slot()
    {
        Make(Site, "production");
        Make($"{Site}/slots/staging", "staging");
        _azure.Make($"{Site}/config/slotConfigNames", SiteVersion, """{"properties": {"appSettingNames": ["STICKY"]}}""");

        Ok(_azure.Post($"{Site}/slots/staging/slotsswap", SiteVersion, """{"targetSlot": "production", "preserveVnet": true}"""));
        _azure.Finish();
        var settings = _azure.Post($"{Site}/config/appsettings/list", SiteVersion).Body!["properties"]!;

        Assert.Equal(("staging", "production"), ((string?)settings["PACKAGE"], (string?)settings["STICKY"]));

        void Make(string path, string value) =>
            _azure.Make(
                path,
                SiteVersion,
                $$$"""
                {"location": "swedencentral", "properties": {"siteConfig": {"appSettings":
                 [{"name": "PACKAGE", "value": "{{{value}}}"}, {"name": "STICKY", "value": "{{{value}}}"}]} } }
                """
            );
    }

    [Fact]
    public void An_endpoint_leaves_a_connection_on_its_target_and_takes_it_along()
    {
        const string Endpoint = $"{Group}/providers/Microsoft.Network/privateEndpoints/data";
        _azure.MakeStorage();
        _azure.Make(
            Endpoint,
            Version,
            $$$"""
            {"location": "swedencentral", "properties": {"privateLinkServiceConnections":
             [{"name": "data", "properties": {"privateLinkServiceId": "{{{Storage}}}", "groupIds": ["blob"]}}]}}
            """
        );

        var connection = Assert.Single(Connections());
        _azure.Remove(Endpoint, Version);

        Assert.Equal("Approved", (string?)connection!["properties"]!["privateLinkServiceConnectionState"]!["status"]);
        Assert.Empty(Connections());

        IEnumerable<System.Text.Json.Nodes.JsonNode?> Connections() =>
            Ok(_azure.Get($"{Storage}/privateEndpointConnections", StorageVersion)).Body!["value"]!.AsArray();
    }

    private IEnumerable<string?> Subnets() =>
        _azure.Get(Network, Version).Body!["properties"]!["subnets"]!.AsArray().Select(each => (string?)each!["name"]);

    private static string NetworkBody(string subnets) =>
        $$"""
            {"location": "swedencentral", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": [{{subnets}}]} }
            """;
}
