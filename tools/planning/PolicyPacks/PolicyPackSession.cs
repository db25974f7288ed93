using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Plans;
using Pulumirpc;
using static Pulumirpc.Analyzer;

namespace Planning.PolicyPacks;

/// <summary>The calls that the engine makes to a policy pack in a preview, in its order.</summary>
internal sealed class PolicyPackSession(AnalyzerClient pack, PolicyPackCall call, CancellationToken cancellation)
{
    private readonly List<AnalyzeDiagnostic> _violations = [];
    private readonly List<PlannedRemediation> _remediations = [];

    /// <param name="engine">Where the pack can log.</param>
    /// <param name="directory">The folder of the pack.</param>
    public async Task<PolicyPackResult> RunAsync(string engine, string directory)
    {
        var handshake = new AnalyzerHandshakeRequest
        {
            EngineAddress = engine,
            RootDirectory = directory,
            ProgramDirectory = directory,
        };
        await IfImplemented(() => pack.HandshakeAsync(handshake, Options()).ResponseAsync);
        await IfImplemented(() => pack.ConfigureStackAsync(Stack(), Options()).ResponseAsync);
        var info = await pack.GetAnalyzerInfoAsync(new Empty(), Options());
        await ConfigureAsync(info);

        var resources = new WireResources(call.Plan, call.Config);
        await AnalyzeAsync(resources);
        await IfImplemented(() => pack.CancelAsync(new Empty(), Options()).ResponseAsync);
        return new PolicyPackResult(info, _violations, _remediations, []);
    }

    private async Task ConfigureAsync(AnalyzerInfo info)
    {
        var config = PolicyPackConfig.Of(info, call.ConfigFile);
        if (!info.SupportsConfig || config.Count == 0)
        {
            return;
        }

        var request = new ConfigureAnalyzerRequest();
        request.PolicyConfig.Add(config);
        await pack.ConfigureAsync(request, Options());
    }

    private async Task AnalyzeAsync(WireResources resources)
    {
        var stack = new AnalyzeStackRequest();
        foreach (var provider in resources.DefaultProviders)
        {
            await AnalyzeAsync(Request(provider));
            stack.Resources.Add(Resource(provider));
        }

        foreach (var resource in call.Plan.Resources)
        {
            var outputs = resources.Outputs(resource);
            if (!resource.Read)
            {
                var request = resources.Request(resource, WireResources.Properties(resource.Inputs));
                foreach (var (name, value) in await RemediateAsync(request))
                {
                    outputs.Fields[name] = value;
                }

                await AnalyzeAsync(request);
            }

            stack.Resources.Add(resources.Resource(resource, outputs));
        }

        var known = stack.Resources.Select(resource => resource.Urn).ToHashSet();
        var response = await IfImplemented(() => pack.AnalyzeStackAsync(stack, Options()).ResponseAsync);
        foreach (var violation in response?.Diagnostics ?? [])
        {
            violation.Urn = known.Contains(violation.Urn) ? violation.Urn : "";
            _violations.Add(violation);
        }
    }

    private async Task AnalyzeAsync(AnalyzeRequest request)
    {
        var response = await pack.AnalyzeAsync(request, Options());
        foreach (var violation in response.Diagnostics)
        {
            violation.Urn = request.Urn;
            _violations.Add(violation);
        }
    }

    /// <summary>The policies that follow judge what a remediation leaves; the plan stays as it is.</summary>
    /// <returns>The inputs that it changes, with their new values.</returns>
    private async Task<IReadOnlyDictionary<string, Value>> RemediateAsync(AnalyzeRequest request)
    {
        var changed = new Dictionary<string, Value>(StringComparer.Ordinal);
        var response = await IfImplemented(() => pack.RemediateAsync(request, Options()).ResponseAsync);
        foreach (var remediation in response?.Remediations ?? [])
        {
            if (remediation.Diagnostic.Length > 0 || remediation.Properties is null)
            {
                _remediations.Add(new(remediation.PolicyName, request.Urn, [], remediation.Diagnostic));
                continue;
            }

            var (before, after) = (request.Properties.Fields, remediation.Properties.Fields);
            var names = before
                .Keys.Union(after.Keys)
                .Where(name => !before.TryGetValue(name, out var old) || !after.TryGetValue(name, out var value) || !old.Equals(value))
                .Order(StringComparer.Ordinal)
                .ToList();
            if (names.Count == 0)
            {
                continue;
            }

            _remediations.Add(new(remediation.PolicyName, request.Urn, names, null));
            foreach (var name in names)
            {
                changed[name] = after.TryGetValue(name, out var value) ? value : Value.ForNull();
            }

            request.Properties = remediation.Properties;
        }

        return changed;
    }

    private AnalyzerStackConfigureRequest Stack()
    {
        var request = new AnalyzerStackConfigureRequest
        {
            Stack = call.Plan.Stack,
            Project = call.Plan.Project,
            Organization = "organization",
            DryRun = true,
        };
        request.ConfigSecretKeys.AddRange(call.SecretKeys);
        request.Config.Add(call.Config.ToDictionary());
        return request;
    }

    private static AnalyzeRequest Request(AnalyzerProviderResource provider) =>
        new()
        {
            Type = provider.Type,
            Properties = provider.Properties,
            Urn = provider.Urn,
            Name = provider.Name,
            Options = new() { CustomTimeouts = new() },
        };

    private static AnalyzerResource Resource(AnalyzerProviderResource provider) =>
        new()
        {
            Type = provider.Type,
            Properties = provider.Properties,
            Urn = provider.Urn,
            Name = provider.Name,
            Options = new() { CustomTimeouts = new() },
        };

    private CallOptions Options() => new(deadline: DateTime.UtcNow + call.Timeout, cancellationToken: cancellation);

    /// <summary>A pack that is built on an earlier SDK lacks the later calls; the engine goes on without them.</summary>
    private static async Task<T?> IfImplemented<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            return null;
        }
    }
}
