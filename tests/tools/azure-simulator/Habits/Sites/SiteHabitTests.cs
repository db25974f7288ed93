using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Sites;

public sealed class SiteHabitTests
{
    private const string Plan = $"{Group}/providers/Microsoft.Web/serverfarms/plan";
    private const string Site = $"{Group}/providers/Microsoft.Web/sites/app";
    private const string Setting = $"{Group}/providers/Microsoft.Insights/autoscaleSettings/scale";
    private const string Version = "2024-04-01";
    private const string SettingVersion = "2022-10-01";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_site_takes_one_write_at_a_time(bool on)
    {
        var azure = WithSite(With(on, "site-writes-conflict"), "S1");
        var first = Ok(Allow(azure, "ftp"));

        var answer = Allow(azure, "scm");

        Expect(on, answer, 409, "Conflict", "Cannot modify this site because another operation is in progress. Details: Id: ");
        Assert.Equal(on ? "59203" : null, (string?)answer.Body!["Details"]?[2]?["ErrorEntity"]?["ExtendedCode"]);
        azure.Wait(first.Took.TotalSeconds);
        azure.Finish();
        Ok(Allow(azure, "scm"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_endpoint_to_a_site_waits_for_its_writes(bool on)
    {
        var azure = WithSite(With(on, "site-writes-conflict"), "S1");
        azure.Make(Network, NetworkVersion, NetworkBody);
        Ok(Allow(azure, "ftp"));

        Expect(on, azure.Put(Endpoint, NetworkVersion, EndpointBody(Site, "sites")), 409, "Conflict", "Cannot modify this site");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plan_takes_one_write_at_a_time(bool on)
    {
        var azure = With(on, "site-writes-conflict");
        Ok(azure.Put(Plan, Version, PlanBody("S1")));

        Expect(on, azure.Put(Plan, Version, PlanBody("S2")), 409, "Conflict", "Cannot modify this web hosting plan");
    }

    [Theory]
    [InlineData(true, "B1", 409, "exceed the number of slots allowed for the 'Basic' SKU")]
    [InlineData(false, "B1", 201, "")]
    [InlineData(true, "S1", 201, "")]
    public void Slots_need_a_plan_of_tier_Standard(bool on, string size, int status, string message)
    {
        var azure = WithSite(With(on, "slot-rules"), size);

        var answer = azure.Put($"{Site}/slots/staging", Version, SiteBody);

        Assert.Equal(status, answer.Status);
        Assert.Contains(message, answer.ErrorMessage ?? "");
    }

    [Theory]
    [InlineData("production")]
    [InlineData("two_words")]
    [InlineData("a-slot-whose-name-is-longer-than-a-host-name-of-site-and-slot")]
    public void A_slot_needs_a_name_for_a_host(string name)
    {
        var azure = WithSite(With(true, "slot-rules"), "S1");

        Refused(azure.Put($"{Site}/slots/{name}", Version, SiteBody), 400, "BadRequest", $"The slot name '{name}' is not valid");
    }

    [Fact]
    public void The_sixth_slot_of_a_Standard_plan_is_refused()
    {
        var azure = WithSite(With(true, "slot-rules"), "S1");
        for (var i = 1; i <= 5; i++)
        {
            azure.Make($"{Site}/slots/slot{i}", Version, SiteBody);
        }

        Refused(azure.Put($"{Site}/slots/slot6", Version, SiteBody), 409, "Conflict", "allowed for the 'Standard' SKU");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_name_of_a_site_makes_a_host_name(bool on)
    {
        var azure = With(on, "site-name-rules");

        Expect(on, azure.Put(Site + "_one", Version, Here), 400, "BadRequest", "only allow alphanumeric characters and hyphens");
        Ok(azure.Put(Site + "-one", Version, Here));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Autoscale_changes_the_instances_of_its_plan(bool on)
    {
        var azure = WithSite(With(on, "autoscale-fights-program"), "S1");
        azure.Make(Setting, SettingVersion, SettingBody);
        azure.Wait(3600);

        Assert.Equal(on ? 2 : 1, (int)azure.Get(Plan, Version).Body!["sku"]!["capacity"]!);
        Expect(on, azure.Put(Setting + "2", SettingVersion, SettingBody), 409, "TargetResourceAlreadyHasAutoscaleSetting", Setting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plan_stays_within_the_quota_of_its_size(bool on)
    {
        var quotas = new Dictionary<string, long> { ["Microsoft.Web.S1"] = 1 };
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, "app-service-quota"), Quotas = quotas });
        azure.Make(Plan, Version, PlanBody("S1"));

        Expect(on, azure.Put(Plan + "2", Version, PlanBody("S1")), 401, "Unauthorized", "Current Limit (Total VMs): 1");
        Ok(azure.Put(Plan + "3", Version, PlanBody("S2")));
    }

    private static string SiteBody => """{"location": "swedencentral", "properties": {"serverFarmId": "PLAN"}}""".Replace("PLAN", Plan);

    private static string SettingBody =>
        """
            {"location": "swedencentral", "properties": {"enabled": true, "targetResourceUri": "PLAN", "profiles": [
                {"name": "usual", "capacity": {"minimum": "1", "maximum": "3", "default": "1"}, "rules": []}]}}
            """.Replace("PLAN", Plan);

    private static string PlanBody(string size) =>
        """{"location": "swedencentral", "sku": {"name": "SIZE", "capacity": 1}}""".Replace("SIZE", size);

    private static TestAzure WithSite(TestAzure azure, string size)
    {
        azure.Make(Plan, Version, PlanBody(size));
        azure.Make(Site, Version, SiteBody);
        return azure;
    }

    private static ArmResponse Allow(TestAzure azure, string name) =>
        azure.Put($"{Site}/basicPublishingCredentialsPolicies/{name}", Version, """{"properties": {"allow": false}}""");
}
