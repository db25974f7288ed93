using System.Text.Json.Nodes;
using AzureRest;
using AzureSimulator;
using Delivery.Tests.Simulated;
using Fixtures;
using Planning.Plans;

namespace Delivery.Tests.Live;

public sealed class LiveTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    [InlineData("sandbox")]
    public async Task A_deployable_stack_has_no_findings_and_nothing_is_changed(string stack)
    {
        await using var azure = await ReadySubscription.StartAsync();

        var run = await LiveRun.OfAsync(azure, stack);

        Assert.Equal((0, $"{stack} in subscription {TestAzure.Subscription}: 0 findings\n"), (run.ExitCode, run.Output));
        Assert.DoesNotContain(azure.Log, line => !line.StartsWith("GET ") && !line.Contains("/check"));
    }

    [Fact]
    public async Task Only_unregistered_providers_that_the_plan_needs_are_reported()
    {
        await using var azure = await ReadySubscription.StartAsync(options =>
            options with
            {
                Unregistered = new HashSet<string> { "Microsoft.Search", "Microsoft.Sql" },
            }
        );

        var run = await LiveRun.OfAsync(azure, "dev");

        Assert.Equal(
            (1, "error Microsoft.Search: is not registered in this subscription (NotRegistered) providers"),
            (run.ExitCode, Assert.Single(run.Findings))
        );
        Assert.Equal(
            $"az provider register --namespace Microsoft.Search --subscription {TestAzure.Subscription} --wait",
            run.RemedyOf("Microsoft.Search")
        );
    }

    [Theory]
    [InlineData(403, "AuthorizationFailed", "--role Reader")]
    [InlineData(409, "MissingSubscriptionRegistration", "ask again")]
    public async Task A_forbidden_request_is_a_finding_and_the_other_checks_run(int status, string code, string remedy)
    {
        await using var azure = await ReadySubscription.WithTakenNameAsync(await PlannedNames.IdOfAsync("dev", "keyvault:Vault"));
        azure.Fail("GET", "/usages", ArmResponse.Failure(status, code, "no"));

        var run = await LiveRun.OfAsync(azure, "dev");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Findings, line => line.Contains("could not be asked") && line.EndsWith(" models"));
        Assert.Contains(run.Findings, line => line.EndsWith(" names"));
        Assert.EndsWith(remedy, run.RemedyOf(TestAzure.Subscription));
    }

    [Fact]
    public async Task Findings_are_printed_as_JSON()
    {
        await using var azure = await ReadySubscription.StartAsync(options =>
            options with
            {
                Unregistered = new HashSet<string> { "Microsoft.Web" },
            }
        );

        var run = await LiveRun.OfAsync(azure, "dev", "--format", "json");

        var finding = Assert.Single(JsonNode.Parse(run.Output)!["findings"]!.AsArray())!;
        Assert.Equal(("providers", "Microsoft.Web"), (finding["check"]!.ToString(), finding["subject"]!.ToString()));
        Assert.StartsWith("az provider register", finding["remedy"]!.ToString());
    }

    [Fact]
    public async Task With_several_subscriptions_the_specified_one_is_checked()
    {
        const string Other = "22222222-aaaa-4bbb-8ccc-000000000002";
        await using var azure = await ReadySubscription.StartAsync(options =>
            options with
            {
                OtherSubscriptions = new HashSet<string> { Other },
            }
        );
        azure.AddSubscription(Other, "Other");

        var unnamed = await LiveRun.OfAsync(azure, "dev");
        azure.ForgetLog();
        var named = await LiveRun.OfProgramAsync(azure, "dev", "--subscription", Other);

        Assert.Equal(2, unnamed.ExitCode);
        Assert.Contains($"{Other} (Other)", unnamed.Output);
        Assert.Equal(0, named.ExitCode);
        Assert.All(azure.Log, line => Assert.Contains(Other, line));
    }

    [Fact]
    public async Task Without_an_Azure_login_the_error_names_az_login()
    {
        var run = await LiveRun.OfAsync(new ResourceManager(new NoLogin()), "dev", "--project", DeliveryRun.Project);

        Assert.Equal((2, true), (run.ExitCode, run.Output.StartsWith("there is no Azure login; az login")));
    }

    [Theory]
    [InlineData("no stack 'prodd'", "prodd")]
    [InlineData("there is no plan file nowhere.json", "--plan", "nowhere.json")]
    public async Task An_invalid_argument_is_reported_before_the_login_is_required(string message, params string[] arguments)
    {
        var run = await LiveRun.OfAsync(new ResourceManager(new NoLogin()), [.. arguments, "--project", DeliveryRun.Project]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, run.Output);
    }

    [Fact]
    public async Task A_plan_saved_for_another_subscription_is_rejected()
    {
        await using var azure = await ReadySubscription.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), $"plan-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, Planning.Plans.PlanFile.Write(await FixtureStacks.PlanOfAsync("dev")));
        try
        {
            var run = await LiveRun.OfAsync(azure.Client, "--plan", file);

            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith("the saved plan was made for subscription 00000000-0000-4000-8000-000000000001", run.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
