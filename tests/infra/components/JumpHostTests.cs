using Pulumi;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>Who reaches the jump host, and when it is stopped.</summary>
public sealed class JumpHostTests
{
    private static readonly (string, string?) Key = ("jumpHostKey", $"ssh-ed25519 {new string('A', 68)} operator");

    [Theory]
    [InlineData("""["203.0.113.10"]""", "203.0.113.10/32")]
    [InlineData("""["203.0.113.10", "198.51.100.0/24"]""", "203.0.113.10/32", "198.51.100.0/24")]
    [InlineData("[]", "Internet")]
    public async Task Bastion_answers_the_allowed_addresses(string allowed, params string[] sources)
    {
        var rules = List(
                (await Build(Key, ("allowedAddresses", allowed)))
                    .Recorder.One("network:NetworkSecurityGroup", "network-bastion-rules")
                    .Inputs["securityRules"]
            )
            .Select(Nested)
            .ToList();

        var https = rules.Single(rule => (string)rule["name"] == "allow-https-inbound");
        Assert.Equal(sources, https.TryGetValue("sourceAddressPrefixes", out var several) ? List(several) : [https["sourceAddressPrefix"]]);
        Assert.Equal(
            sources is ["Internet"],
            rules.Any(rule => rule.TryGetValue("sourceAddressPrefix", out var from) && (string)from == "Internet")
        );
    }

    [Fact]
    public async Task The_machine_is_stopped_each_day_where_a_time_is_set()
    {
        var schedule = (await Build(Key, ("jumpHostShutdown", "19:30"))).Recorder.One("devtestlab:GlobalSchedule", "jump-shutdown").Inputs;

        Assert.StartsWith("shutdown-computevm-vm-jump-", (string)schedule["name"]);
        Assert.Equal(("Enabled", "UTC"), (schedule["status"], schedule["timeZoneId"]));
        Assert.Equal("1930", Nested(schedule["dailyRecurrence"])["time"]);
        Assert.EndsWith("/jump-machine", (string)schedule["targetResourceId"]);
    }

    [Fact]
    public async Task The_machine_runs_on_without_a_time() => Assert.Empty((await Build(Key)).Recorder.Of("devtestlab:GlobalSchedule"));

    [Theory]
    [InlineData("7pm")]
    [InlineData("24:00")]
    [InlineData("1900")]
    public void Another_form_of_the_time_is_rejected(string time) =>
        Assert.Contains(
            $"jumpHostShutdown must be a time of the day in UTC, from 00:00 to 23:59, got '{time}'; "
                + "pulumi config set jumpHostShutdown 19:00",
            Assert.Throws<RunException>(() => Config.Settings(Key, ("jumpHostShutdown", time))).Message
        );

    [Fact]
    public void A_time_without_a_jump_host_is_rejected() =>
        WrongSetting.Check(
            "jumpHostShutdown",
            "19:00",
            "jumpHostShutdown",
            "must be empty without jumpHostKey, got '19:00'",
            WrongSetting.Default
        );

    private static Task<Stack> Build(params (string, string?)[] changes) => Stack.BuildAsync(Config.Settings(changes), isPreview: false);
}
