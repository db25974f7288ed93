using System.Collections.Immutable;
using Infra.Components.Web;
using Moq;
using Pulumi.Testing;

namespace Infra.Tests.Barriers;

/// <summary>An online endpoint rejects a share of the calls for a deployment that does not exist.</summary>
public sealed class EndpointTrafficTests
{
    private const string Model =
        "azureml://registries/c/models/m/versions/3 azureml://registries/c/environments/e/versions/1 Standard_DS3_v2 3";

    [Fact]
    public async Task The_first_update_sends_no_call_to_deployments_that_do_not_exist() =>
        Assert.Empty(await TrafficAsync(new Deployments([], []), isPreview: false));

    [Fact]
    public async Task A_new_deployment_leaves_the_traffic_as_it_is()
    {
        var azure = new Deployments(["blue"], new() { ["blue"] = 100 });

        Assert.Equal([("blue", 100)], await TrafficAsync(azure, isPreview: false));
    }

    [Fact]
    public async Task Deployments_that_exist_get_their_shares() =>
        Assert.Equal(
            [("blue", 90), ("green", 10)],
            await TrafficAsync(new Deployments(["blue", "green"], new() { ["blue"] = 100 }), isPreview: false)
        );

    [Fact]
    public async Task A_preview_reads_no_deployment_and_shows_the_shares()
    {
        var azure = new Deployments([], []);

        Assert.Equal([("blue", 90), ("green", 10)], await TrafficAsync(azure, isPreview: true));
        Assert.Equal(0, azure.Reads);
    }

    /// <summary>Otherwise a missing permission would end all traffic.</summary>
    [Fact]
    public async Task A_read_that_fails_for_another_reason_ends_the_update()
    {
        var azure = new Deployments([], []) { Error = "Status=403 Code=\"AuthorizationFailed\"" };

        Assert.Contains("AuthorizationFailed", (await Assert.ThrowsAnyAsync<Exception>(() => TrafficAsync(azure, false))).ToString());
    }

    private static async Task<IEnumerable<(string, int)>> TrafficAsync(Deployments azure, bool isPreview)
    {
        var settings = Config.Settings(("predictiveDeployments", $"""["blue {Model} 90", "green {Model} 10"]"""));
        await Stack.BuildAsync(settings, isPreview, azure, Mock.Of<IPackageUploader>(), new QuickClock());
        var endpoint = azure.Recorder.Of("machinelearningservices:OnlineEndpoint").Single();
        var properties = (ImmutableDictionary<string, object>)endpoint.Inputs["properties"];
        return properties.GetValueOrDefault("traffic") is ImmutableDictionary<string, object> traffic
            ? traffic.Select(share => (share.Key, Convert.ToInt32(share.Value, null))).Order()
            : [];
    }

    /// <summary>An Azure in which these deployments exist, and get these shares.</summary>
    private sealed class Deployments(string[] names, Dictionary<string, int> traffic) : IMocks
    {
        private int _reads;

        public Recorder Recorder { get; } = new();

        public string Error { get; init; } = "Status=404 Code=\"ResourceNotFound\"";

        public int Reads => _reads;

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Recorder.NewResourceAsync(args);

        public Task<object> CallAsync(MockCallArgs args)
        {
            if (!args.Token!.StartsWith("azure-native:machinelearningservices:getOnline", StringComparison.Ordinal))
            {
                return Recorder.CallAsync(args);
            }

            Interlocked.Increment(ref _reads);
            return args.Token.EndsWith("Endpoint", StringComparison.Ordinal) && names.Length > 0 ? Task.FromResult(Endpoint())
                : names.Contains(args.Args.GetValueOrDefault("deploymentName"))
                    ? Task.FromResult<object>(ImmutableDictionary<string, object>.Empty)
                : throw new InvalidOperationException(Error);
        }

        private object Endpoint() =>
            ImmutableDictionary<string, object>.Empty.Add(
                "properties",
                ImmutableDictionary<string, object>.Empty.Add(
                    "traffic",
                    traffic.ToImmutableDictionary(share => share.Key, share => (object)share.Value)
                )
            );
    }
}
