using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Pulumirpc;
using static Pulumirpc.Analyzer;

namespace Planning.PolicyPacks;

/// <summary>Runs a policy pack on a plan, as the engine does in a preview.</summary>
public static class PolicyPack
{
    /// <summary>As the engine's own limit for a message.</summary>
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    /// <exception cref="Failure">The pack could not be started, or one of its policies failed.</exception>
    public static async Task<PolicyPackResult> RunAsync(PolicyPackCall call, CancellationToken cancellation)
    {
        var (command, file) = PolicyPackLocator.Locate(call.Path, call.Directory);
        var engine = new Run(Request(call, command));
        await using var host = await EngineHost.StartAsync(engine, cancellation);
        var environment = Environment(call);
        using var process = await PolicyPackProcess.StartAsync(command, host.Address, environment, call.Timeout, cancellation);
        using var channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{process.Port}",
            new GrpcChannelOptions { MaxReceiveMessageSize = MaxMessageBytes, MaxSendMessageSize = MaxMessageBytes }
        );
        try
        {
            var session = new PolicyPackSession(new AnalyzerClient(channel), call, cancellation);
            var result = await session.RunAsync(host.Address, file?.Directory ?? Path.GetDirectoryName(Path.GetFullPath(call.Path))!);
            return result with
            {
                Info = WithVersion(result.Info, file),
                Messages = [.. engine.Registrations.Messages.Select(message => message.Text).Distinct()],
            };
        }
        catch (RpcException exception)
        {
            var printed = process.Printed.Length == 0 ? "" : $" It printed:\n{IndentedText.Of(process.Printed)}";
            throw new Failure($"the policy pack {call.Path} failed: {exception.Status.Detail}.{printed}".Replace("..", "."));
        }
    }

    private static AnalyzerInfo WithVersion(AnalyzerInfo info, PolicyPackFile? file)
    {
        info.Version = file?.Version ?? info.Version;
        return info;
    }

    private static RunRequest Request(PolicyPackCall call, ProgramCommand command) =>
        new()
        {
            Project = call.Plan.Project,
            Stack = call.Plan.Stack,
            Program = command,
            Config = call.Config,
            SecretKeys = call.SecretKeys,
            RootDirectory = call.Directory,
        };

    /// <summary>What the hosts of policy packs set; the Node SDK has its own names.</summary>
    private static Dictionary<string, string> Environment(PolicyPackCall call)
    {
        var values = new Dictionary<string, string>
        {
            ["ORGANIZATION"] = "organization",
            ["PROJECT"] = call.Plan.Project,
            ["STACK"] = call.Plan.Stack,
            ["DRY_RUN"] = "true",
        };
        var environment = values
            .SelectMany(each => new[] { ($"PULUMI_{each.Key}", each.Value), ($"PULUMI_NODEJS_{each.Key}", each.Value) })
            .ToDictionary(each => each.Item1, each => each.Value);
        environment["PULUMI_CONFIG"] = System.Text.Json.JsonSerializer.Serialize(call.Config);
        return environment;
    }
}
