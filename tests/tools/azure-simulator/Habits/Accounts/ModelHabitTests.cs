using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Accounts;

public sealed class ModelHabitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deployments_beyond_the_quota_of_the_region_are_refused(bool on)
    {
        var azure = new TestAzure(
            new SimulatorOptions
            {
                Habits = Set(on, "deployment-quota"),
                Quotas = new Dictionary<string, long> { ["OpenAI.GlobalStandard.gpt-5.4-mini"] = 100 },
            }
        );
        azure.MakeAccount();
        Ok(Deploy(azure, "one", "gpt-5.4-mini", "2026-03-17", 60));
        azure.Finish();

        var second = Deploy(azure, "two", "gpt-5.4-mini", "2026-03-17", 60);

        Expect(on, second, 400, "InsufficientQuota", "require 60 new capacity");
        azure.Finish();
        Ok(Deploy(azure, "two", "gpt-5.4-mini", "2026-03-17", 40));
        Ok(Deploy(azure, "one", "gpt-5.4-mini", "2026-03-17", 60));
        Ok(Deploy(azure, "other", "gpt-5.4-nano", "2026-03-17", 100));
    }

    [Theory]
    [InlineData(true, "gpt-5.5", "2026-04-24", "GlobalStandard", "DeploymentModelNotSupported")]
    [InlineData(false, "gpt-5.5", "2026-04-24", "GlobalStandard", "DeploymentModelNotSupported")]
    [InlineData(true, "gpt-5.4-mini", "2026-03-17", "DataZoneStandard", "InvalidResourceProperties")]
    [InlineData(false, "gpt-5.4-mini", "2026-03-17", "DataZoneStandard", "InvalidResourceProperties")]
    public void A_model_that_the_region_lacks_is_refused(bool on, string model, string version, string sku, string code)
    {
        var azure = With(on, "model-not-in-region");
        azure.Make(Account, AccountVersion, AccountBody("ai").Replace("swedencentral", "uksouth"));

        Expect(on, Deploy(azure, "chat", model, version, 1, sku), 400, code, model);

        Ok(Deploy(azure, "other", "gpt-5.4-mini", "2026-03-17", 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_version_is_refused_from_the_day_on_which_it_retires(bool on)
    {
        var options = new SimulatorOptions { Habits = Set(on, "model-retired"), Start = new(2027, 9, 20, 0, 0, 0, TimeSpan.Zero) };
        var azure = new TestAzure(options);
        azure.MakeAccount();
        Ok(Deploy(azure, "chat", "gpt-5.4-mini", "2026-03-17", 1));
        azure.Finish();

        azure.Wait(24 * 3600);
        var late = Deploy(azure, "late", "gpt-5.4-mini", "2026-03-17", 1);

        Expect(on, late, 400, "ServiceModelDeprecated", "has been deprecated since 09/21/2027");
        Ok(azure.Get($"{Account}/deployments/chat", AccountVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deployment_needs_its_filter_and_holds_it(bool on)
    {
        var azure = With(on, "rai-policy-in-use");
        var filter = $"{Account}/raiPolicies/strict";
        azure.MakeAccount();

        var answer = Deploy(azure, "chat", "gpt-5.4-mini", "2026-03-17", 1, filter: "strict");

        Expect(on, answer, 400, "InvalidResourceProperties", "'strict' does not exist");
        azure.Finish();
        azure.Make(filter, AccountVersion, """{"properties": {"basePolicyName": "Microsoft.DefaultV2", "mode": "Blocking"}}""");
        Ok(Deploy(azure, "chat", "gpt-5.4-mini", "2026-03-17", 1, filter: "strict"));
        azure.Finish();
        Expect(on, azure.Delete(filter, AccountVersion), 409, "RaiPolicyInUse", "'strict'");
        Ok(Deploy(azure, "default", "gpt-5.4-mini", "2026-03-17", 1, filter: "Microsoft.DefaultV2"));
    }

    private static ArmResponse Deploy(
        TestAzure azure,
        string name,
        string model,
        string version,
        int capacity,
        string sku = "GlobalStandard",
        string filter = "Microsoft.Default"
    ) =>
        azure.Put(
            $"{Account}/deployments/{name}",
            AccountVersion,
            DeploymentBody(model, capacity, version, sku).Replace("Microsoft.Default", filter)
        );
}
