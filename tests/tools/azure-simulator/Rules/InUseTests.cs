using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Rules;

public sealed class InUseTests
{
    private const string Version = "2024-05-01";
    private const string Networks = $"{Group}/providers/Microsoft.Network";
    private const string Network = $"{Networks}/virtualNetworks/net";
    private const string Subnet = $"{Network}/subnets/inner";
    private const string Endpoint = $"{Networks}/privateEndpoints/data";
    private const string Rules = $"{Networks}/networkSecurityGroups/rules";
    private readonly TestAzure _azure = new();

    public InUseTests()
    {
        _azure.Make(Rules, Version, """{"location": "swedencentral"}""");
        _azure.Make(
            Network,
            Version,
            NetworkBody($$"""{"name": "inner", "properties": {"networkSecurityGroup": {"id": "{{Rules}}"} } }""")
        );
        _azure.MakeStorage();
    }

    [Fact]
    public void A_subnet_with_an_endpoint_is_kept_whichever_way_it_would_go()
    {
        MakeEndpoint();

        Refused(_azure.Delete(Subnet, Version), 400, "InUseSubnetCannotBeDeleted", "Subnet inner is in use by");
        Refused(_azure.Delete(Network, Version), 400, "InUseSubnetCannotBeDeleted");
        Refused(_azure.Put(Network, Version, NetworkBody("")), 400, "InUseSubnetCannotBeDeleted");
        Ok(_azure.Put(Network, Version, NetworkBody("""{"name": "inner"}, {"name": "other"}""")));
    }

    [Fact]
    public void A_subnet_is_deleted_after_its_endpoint()
    {
        MakeEndpoint();
        _azure.Remove(Endpoint, Version);

        Ok(_azure.Delete(Subnet, Version));
    }

    [Fact]
    public void A_subnet_joined_by_a_site_names_the_link_of_App_Service()
    {
        _azure.Make(
            $"{Group}/providers/Microsoft.Web/sites/app",
            "2024-04-01",
            $$"""{"location": "swedencentral", "properties": {"virtualNetworkSubnetId": "{{Subnet}}"} }"""
        );

        Refused(_azure.Delete(Network, Version), 400, "InUseSubnetCannotBeDeleted", "serviceAssociationLinks/AppServiceLink");
    }

    [Fact]
    public void A_security_group_is_deleted_after_its_subnet()
    {
        Refused(_azure.Delete(Rules, Version), 400, "InUseNetworkSecurityGroupCannotBeDeleted", Subnet);

        _azure.Remove(Network, Version);

        Ok(_azure.Delete(Rules, Version));
    }

    [Fact]
    public void A_zone_is_deleted_after_its_links()
    {
        const string Zone = $"{Networks}/privateDnsZones/a.example";
        _azure.Make(Zone, "2024-06-01", """{"location": "global"}""");
        _azure.Make(
            $"{Zone}/virtualNetworkLinks/net",
            "2024-06-01",
            $$"""{"location": "global", "properties": {"virtualNetwork": {"id": "{{Network}}"}, "registrationEnabled": false} }"""
        );

        Refused(_azure.Delete(Zone, "2024-06-01"), 409, "CannotDeleteResource", "virtualNetworkLinks/net");
        _azure.Remove($"{Zone}/virtualNetworkLinks/net", "2024-06-01");
        Ok(_azure.Delete(Zone, "2024-06-01"));
    }

    [Fact]
    public void A_plan_is_deleted_after_its_sites_and_made_before_them()
    {
        const string Plan = $"{Group}/providers/Microsoft.Web/serverfarms/plan";
        const string Site = $"{Group}/providers/Microsoft.Web/sites/app";
        var body = $$"""{"location": "swedencentral", "properties": {"serverFarmId": "{{Plan}}"} }""";

        Refused(_azure.Put(Site, "2024-04-01", body), 404, "NotFound", Plan);
        _azure.Make(Plan, "2024-04-01", """{"location": "swedencentral", "sku": {"name": "P1v3"}}""");
        _azure.Make(Site, "2024-04-01", body);
        Refused(_azure.Delete(Plan, "2024-04-01"), 409, "Conflict", "web app(s) app");
        _azure.Remove(Site, "2024-04-01");
        Ok(_azure.Delete(Plan, "2024-04-01"));
    }

    [Fact]
    public void A_group_stays_while_something_outside_lies_in_its_network()
    {
        var other = Group.Replace("/rg", "/other");
        _azure.Make(other, "2024-03-01", """{"location": "swedencentral"}""");
        var endpoint = Endpoint.Replace("/rg/", "/other/");
        _azure.Make(endpoint, Version, EndpointBody);

        var blocked = Ok(_azure.Delete(Group, "2024-03-01"));
        _azure.Finish();
        var error = _azure.Get(blocked.Location!, "2024-03-01");
        _azure.Remove(endpoint, Version);
        _azure.Remove(Group, "2024-03-01");

        Refused(error, 409, "ResourceGroupDeletionBlocked", Network);
        Refused(_azure.Get(Group, "2024-03-01"), 404, "ResourceGroupNotFound");
    }

    private static string EndpointBody =>
        $$"""
            {"location": "swedencentral", "properties": {"subnet": {"id": "{{Subnet}}"}, "privateLinkServiceConnections":
             [{"name": "data", "properties": {"privateLinkServiceId": "{{Storage}}", "groupIds": ["blob"]} }]} }
            """;

    private static string NetworkBody(string subnets) =>
        $$"""
            {"location": "swedencentral", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": [{{subnets}}]} }
            """;

    private void MakeEndpoint() => _azure.Make(Endpoint, Version, EndpointBody);
}
