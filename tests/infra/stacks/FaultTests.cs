using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Single faults in prod's plan, taken from failures of other deployments and from Azure's errors, not from the rules.</summary>
public sealed class FaultTests
{
    /// <summary>Faults that no rule finds, or finds at another resource, by the end of their name, and why.</summary>
    private static readonly (string Fault, string Why)[] Missed =
    [
        (".azure.com-link", "a zone may be linked before or after it has records: both orders end in the same state"),
        (".azure-automation.net-link", "the same"),
        (".azurewebsites.net-link", "the same"),
        (".windows.net-link", "the same"),
        (".opinsights.azure.com-link", "the same"),
        (".vaultcore.azure.net-link", "the same"),
        ("chat-scaling without chat-site", "a plan scales without an app"),
        ("chat-site without packages-deployer-blob-contributor", "the program uploads the package itself, and no resource shows it"),
        ("chat-site without packages-zones", "a deployer outside the network needs no endpoint, and the upload is tried again"),
        ("documents-endpoint without documents-state", "a plan shows no times; `preflight rehearse` finds it"),
        ("packages-endpoint without packages-container", "the same"),
        ("gateway without chat-zones", "a gateway resolves its backend's name again and again"),
        ("gateway without gateway-certificate-zones", "the vault is outside the stack and may be public"),
        ("no gateway-certificate-endpoint", "the same"),
        ("no chat-staging-endpoint", "the finding names the slot, to which nothing else refers"),
        ("monitoring-insights-app-metrics-publisher principalId", "the findings name the sites that lack the role"),
        ("gateway-certificate-gateway-vault-secrets-user principalId", "the finding names the gateway that lacks the role"),
        ("no ai-chat-fallback", "the finding names the deployment that lacks a fallback"),
        ("no readiness-test", "the finding names the gateway that is not tested"),
        ("egress-route addressPrefix", "the findings name the network and its subnets"),
        ("egress-route without egress-firewall", "the finding names the site whose traffic takes the route"),
    ];

    /// <summary>Removed dependencies are many and alike, so they are counted apart.</summary>
    [Theory]
    [InlineData(false, 500, 110, 0.02)]
    [InlineData(true, 250, 1, 0.07)]
    public async Task Few_of_the_planted_faults_are_missed(bool isEdge, int faults, int kinds, double share)
    {
        var run = (await FaultRun.Prod).Where(each => (each.Fault.Kind == OperationsFaults.Edge) == isEdge).ToList();
        var missed = run.Where(each => !each.IsFound).Select(each => each.Fault.Name).ToList();

        Assert.True(run.Count >= faults, $"{run.Count} faults");
        Assert.True(run.Select(each => each.Fault.Kind).Distinct().Count() >= kinds);
        Assert.Equal(run.Count, run.Select(each => each.Fault.ToString()).Distinct().Count());
        Assert.True(missed.Count <= run.Count * share, $"{missed.Count} of {run.Count} faults are missed: {string.Join(", ", missed)}");
    }

    [Fact]
    public async Task Missed_faults_equal_the_list_with_reasons()
    {
        var missed = (await FaultRun.Prod).Where(each => !each.IsFound).Select(each => each.Fault.Name).ToList();

        Assert.All(missed, name => Assert.Contains(Missed, entry => Is(name, entry.Fault)));
        Assert.All(Missed, entry => Assert.Contains(missed, name => Is(name, entry.Fault)));
    }

    private static bool Is(string name, string entry) => name.Split(" = ")[0].EndsWith(entry, StringComparison.Ordinal);
}
