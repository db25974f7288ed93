using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Zones;

public sealed class ZoneHabitTests
{
    private const string Zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net";
    private const string Link = $"{Zone}/virtualNetworkLinks/net";
    private const string Version = "2024-06-01";
    private const string ZoneBody = """{"location": "global"}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_zone_takes_one_link_at_a_time(bool on)
    {
        var azure = WithZone(With(on, "zone-operation-queued"));
        Ok(azure.Put(Link, Version, LinkBody(Network)));

        Expect(on, azure.Put(Link + "2", Version, LinkBody(Network + "2")), 409, "Conflict", "UpsertVirtualNetworkLink");

        azure.Finish();
        Ok(azure.Put(Link + "2", Version, LinkBody(Network + "2")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Zone_groups_of_one_zone_are_written_one_by_one_and_of_two_zones_at_once(bool on)
    {
        const string Other = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.file.core.windows.net";
        var azure = WithZone(With(on, "zone-operation-queued"));
        azure.Make(Other, Version, ZoneBody);
        azure.MakeStorage();
        string[] endpoints = [Endpoint, Endpoint + "2", Endpoint + "3"];
        foreach (var endpoint in endpoints)
        {
            azure.Make(endpoint, NetworkVersion, EndpointBody(Storage, "blob"));
        }

        Ok(Attach(azure, endpoints[0], Zone));
        Ok(Attach(azure, endpoints[1], Other));

        Expect(on, Attach(azure, endpoints[2], Zone), 409, "Conflict", "already has 1 operations like");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_zone_is_deleted_some_time_after_its_last_link(bool on)
    {
        var azure = WithZone(With(on, "zone-delete-needs-links-gone"));
        azure.Make(Link, Version, LinkBody(Network));
        azure.Remove(Link, Version);

        Expect(on, azure.Delete(Zone, Version), 409, "CannotDeleteResource", "virtualNetworkLinks/net'");

        azure.Wait(21);
        Ok(azure.Delete(Zone, Version));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_network_is_linked_to_one_zone_of_a_name(bool on)
    {
        const string Elsewhere = $"{Group}2/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net";
        var azure = WithZone(With(on, "zone-link-identity-in-use"));
        azure.Make(Link, Version, LinkBody(Network));
        azure.Make($"{Group}2", "2024-03-01", Here);
        azure.Make(Elsewhere, Version, ZoneBody);

        Expect(
            on,
            azure.Put($"{Elsewhere}/virtualNetworkLinks/net", Version, LinkBody(Network)),
            400,
            "BadRequest",
            "overlapping namespaces"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_network_made_again_is_not_linked_where_its_old_link_stands(bool on)
    {
        var azure = WithZone(With(on, "zone-link-identity-in-use"));
        azure.Make(Link, Version, LinkBody(Network));
        azure.Remove(Network, NetworkVersion);
        azure.Make(Network, NetworkVersion, NetworkBody);

        var operation = Ok(azure.Put(Link + "2", Version, LinkBody(Network))).Operation!;
        azure.Finish();

        Assert.Equal(on ? "Conflict" : null, (string?)azure.Get(operation, Version).Body!["error"]?["code"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_may_not_be_found_for_some_seconds(bool on)
    {
        var azure = WithZone(new TestAzure(new SimulatorOptions { Habits = Set(on, "link-vanishes-after-create"), EveryChance = true }));
        Ok(azure.Put(Link, Version, LinkBody(Network)));
        azure.Finish();

        Expect(on, azure.Get(Link, Version), 404, "ResourceNotFound", "virtualNetworkLinks");

        azure.Wait(16);
        Ok(azure.Get(Link, Version));
    }

    private static TestAzure WithZone(TestAzure azure)
    {
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Network + "2", NetworkVersion, NetworkBody);
        azure.Make(Zone, Version, ZoneBody);
        return azure;
    }

    private static string LinkBody(string network) =>
        """{"location": "global", "properties": {"registrationEnabled": false, "virtualNetwork": {"id": "NETWORK"}}}""".Replace(
            "NETWORK",
            network
        );

    private static ArmResponse Attach(TestAzure azure, string endpoint, string zone) =>
        azure.Put($"{endpoint}/privateDnsZoneGroups/default", NetworkVersion, ZoneGroupBody(zone));
}
