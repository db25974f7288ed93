using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Requests;

public sealed class RequestHabitTests
{
    private const string Setting = $"{Storage}/providers/Microsoft.Insights/diagnosticSettings/all";
    private const string SettingVersion = "2021-05-01-preview";
    private const string SettingBody = """{"properties": {"storageAccountId": "STORAGE"}}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reads_above_the_rate_pass_after_the_time_in_the_answer(bool on)
    {
        var azure = With(on, "throttled");
        for (var i = 0; i < 250; i++)
        {
            Ok(azure.Get(Group, "2024-03-01"));
        }

        var answer = azure.Get(Group, "2024-03-01");

        Expect(on, answer, 429, "SubscriptionRequestsThrottled", "Number of 'read' requests for subscription");
        azure.Wait(answer.RetryAfter?.TotalSeconds ?? 0);
        Ok(azure.Get(Group, "2024-03-01"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_write_is_throttled_now_and_then_and_passes_when_repeated(bool on)
    {
        var azure = Lately(on, "throttled");

        var answer = azure.Put(Bodies.Identity, IdentityVersion, Here);

        Expect(on, answer, 429, "SubscriptionRequestsThrottled", "Please try again after '17' seconds.");
        Assert.Equal(on ? TimeSpan.FromSeconds(17) : null, answer.RetryAfter);
        Ok(azure.Put(Bodies.Identity, IdentityVersion, Here));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_server_error_passes_when_the_write_is_repeated(bool on)
    {
        var azure = Lately(on, "transient-5xx");
        var statuses = new HashSet<int>();
        for (var i = 0; i < 40; i++)
        {
            statuses.Add(azure.Put(Bodies.Identity + i, IdentityVersion, Here).Status);
            Ok(azure.Put(Bodies.Identity + i, IdentityVersion, Here));
        }

        Assert.Equal(on ? [500, 502, 503, 504] : [201], statuses.Order());
    }

    [Fact]
    public void A_write_that_the_gateway_lost_has_its_effect()
    {
        var azure = Lately(true, "transient-5xx");

        var lost = Enumerable.Range(0, 40).First(i => azure.Put(Bodies.Identity + i, IdentityVersion, Here).Status == 504);

        Ok(azure.Get(Bodies.Identity + lost, IdentityVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_group_is_not_found_for_some_seconds(bool on)
    {
        var azure = Lately(on, "eventual-404-after-create");
        var took = Ok(azure.Put($"{Group}2", "2024-03-01", Here)).Took;
        azure.Wait(took.TotalSeconds);
        const string Other = $"{Group}2/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id";

        Expect(on, azure.Put(Other, IdentityVersion, Here), 404, "ResourceGroupNotFound", "Resource group 'rg2' could not be found.");
        azure.Wait(6);
        Ok(azure.Put(Other, IdentityVersion, Here));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deleted_setting_is_there_for_some_seconds(bool on)
    {
        var azure = Lately(on, "delete-returns-before-gone");
        azure.MakeStorage();
        var body = SettingBody.Replace("STORAGE", Storage + "2");
        azure.Make(Setting, SettingVersion, body);
        azure.Remove(Setting, SettingVersion);

        Assert.Equal(on ? 200 : 404, azure.Get(Setting, SettingVersion).Status);
        Expect(on, azure.Put(Setting, SettingVersion, body), 409, "Conflict", "is being deleted");
        azure.Wait(16);
        Ok(azure.Put(Setting, SettingVersion, body));
    }

    /// <summary>Everything that is left to chance happens, and what concerns the group of the test is over.</summary>
    private static TestAzure Lately(bool on, string habit)
    {
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, habit), EveryChance = true }, isPatient: true);
        azure.Wait(60);
        return azure;
    }
}
