using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Search;

public sealed class SearchHabitTests
{
    private const string Service = $"{Group}/providers/Microsoft.Search/searchServices/find";
    private const string Version = "2025-05-01";
    private const string Body = """{"location": "swedencentral", "sku": {"name": "standard"}}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_full_region_refuses_a_new_service_of_the_tier(bool on)
    {
        var azure = With(on, "search-no-capacity");

        var answer = azure.Put(Service, Version, Body.Replace("swedencentral", "East US 2").Replace("standard", "basic"));

        Expect(on, answer, 400, "InsufficientResourcesAvailable", "The region 'eastus2' is currently out of the resources");
        Ok(azure.Put(Service + "2", Version, Body));
        Ok(azure.Put(Service + "3", Version, Body.Replace("swedencentral", "eastus2")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_makes_one_shared_link_at_a_time(bool on)
    {
        var azure = With(on, "shared-link-one-at-a-time");
        MakeTargets(azure);
        Ok(Link(azure, "blob"));

        Expect(on, Link(azure, "table"), 409, "Conflict", "another operation is in progress on search service 'find'");

        azure.Finish();
        Ok(Link(azure, "table"));
        azure.Finish();
        Ok(azure.Delete($"{Service}/sharedPrivateLinkResources/blob", Version));
        Expect(on, azure.Delete($"{Service}/sharedPrivateLinkResources/table", Version), 409, "Conflict", "Cannot delete");
    }

    [Fact]
    public void A_shared_link_is_pending_until_its_target_approves()
    {
        var azure = With(true, "shared-link-pending");
        MakeTargets(azure);
        Ok(Link(azure, "blob"));
        azure.Finish();

        var before = Status(azure);
        var connection = Assert.Single(azure.Get($"{Storage}/privateEndpointConnections", StorageVersion).Body!["value"]!.AsArray())!;
        Ok(
            azure.Put(
                (string)connection["id"]!,
                StorageVersion,
                """{"properties": {"privateLinkServiceConnectionState": {"status": "Approved", "description": "ok"}}}"""
            )
        );

        Assert.Equal("Pending", (string?)connection["properties"]!["privateLinkServiceConnectionState"]!["status"]);
        Assert.Equal(("Pending", "Approved"), (before, Status(azure)));
    }

    [Fact]
    public void A_shared_link_of_an_ideal_Azure_does_not_wait()
    {
        var azure = new TestAzure();
        MakeTargets(azure);
        Ok(Link(azure, "blob"));
        azure.Finish();

        Assert.NotEqual("Pending", Status(azure));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tier_moves_up_and_no_other_way(bool on)
    {
        var azure = With(on, "search-immutable");
        azure.Make(Service, Version, Body);

        Expect(on, azure.Put(Service, Version, Body.Replace("standard", "basic")), 400, "SkuChangeNotSupported", "to 'basic'");
        azure.Finish();
        Expect(on, Change(azure, "storage_optimized_l1"), 400, "SkuChangeNotSupported", "'find'");
        azure.Finish();
        if (on)
        {
            Ok(Change(azure, "standard2"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_upgrade_becomes_available_after_weeks(bool on)
    {
        var azure = With(on, "search-upgrade-available");
        var before = (string?)azure.Make(Service, Version, Body)["properties"]!["upgradeAvailable"];

        azure.Wait(30 * 24 * 3600);

        var after = (string?)azure.Get(Service, Version).Body!["properties"]!["upgradeAvailable"];
        Assert.Equal(on, before != after);
    }

    private static string? Status(TestAzure azure) =>
        (string?)azure.Get($"{Service}/sharedPrivateLinkResources/blob", Version).Body!["properties"]!["status"];

    private static ArmResponse Change(TestAzure azure, string tier) =>
        azure.Put(Service, Version, Body.Replace("\"standard\"", $"\"{tier}\""));

    private static void MakeTargets(TestAzure azure)
    {
        azure.Make(Service, Version, Body);
        azure.MakeStorage();
    }

    private static ArmResponse Link(TestAzure azure, string part) =>
        azure.Put(
            $"{Service}/sharedPrivateLinkResources/{part}",
            Version,
            """{"properties": {"groupId": "PART", "privateLinkResourceId": "TARGET", "requestMessage": "please"}}"""
                .Replace("PART", part)
                .Replace("TARGET", Storage)
        );
}
