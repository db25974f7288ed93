using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;
using Type = System.Type;

namespace Pulumi;

// Calling provider functions.
public sealed partial class Deployment
{
    internal async Task<OutputData> InvokeAsync(string token, InvokeArgs? args, InvokeOptions? options, Type resultType)
    {
        SerializedProperties properties;
        try
        {
            properties = await SerializeAsync(token, args).ConfigureAwait(false);
        }
        catch (Exception ex)
        {
            await Log.WriteAsync(LogSeverity.Error, $"Error serializing arguments for invoke {token}: {ex}").ConfigureAwait(false);
            throw;
        }
        if (properties.Object.Fields.Values.Any(PlainValues.ContainsUnknown))
            return OutputData.Unknown();

        HashSet<Resource> sources = [.. properties.Dependencies.Values.SelectMany(resources => resources)];
        if (options is InvokeOutputOptions { DependsOn: { } dependsOn })
            sources.UnionWith(await Dependencies.ResolveAsync(dependsOn).ConfigureAwait(false));
        foreach (var resource in Dependencies.Expand(sources).Concat(sources))
        {
            // The function may read resources that do not exist yet.
            if (resource is CustomResource { Id: { } id } && !(await id.DataTask.ConfigureAwait(false)).IsKnown)
                return OutputData.Unknown();
        }
        var result = await CallAsync(token, properties.Object, options).ConfigureAwait(false);
        return Convert(token, result, resultType).WithResources([.. sources]);
    }

    internal async Task<OutputData> InvokeNowAsync(string token, InvokeArgs? args, InvokeOptions? options, Type? resultType)
    {
        var properties = await SerializeAsync(token, args).ConfigureAwait(false);
        var result = await CallAsync(token, properties.Object, options).ConfigureAwait(false);
        return resultType == null ? OutputData.Null : Convert(token, result, resultType);
    }

    private async ValueTask<SerializedProperties> SerializeAsync(string token, InvokeArgs? args) =>
        await SerializedProperties
            .FromArgsAsync(
                $"invoke:{token}",
                args ?? InvokeArgs.Empty,
                await KeepsResourcesAsync().ConfigureAwait(false),
                ofResource: false
            )
            .ConfigureAwait(false);

    private OutputData Convert(string token, Struct result, Type resultType) =>
        new ResultConverter(message => Log.WriteAsync(LogSeverity.Warning, message)).Convert(
            Value.ForStruct(result),
            resultType,
            $"{token} result"
        );

    private async Task<Struct> CallAsync(string token, Struct args, InvokeOptions? options)
    {
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        var response = await Monitor
            .InvokeAsync(
                new ResourceInvokeRequest
                {
                    Tok = token,
                    Args = args,
                    Provider = provider == null ? "" : await provider.ReferenceAsync().ConfigureAwait(false),
                    Version = options?.Version ?? "",
                    PluginDownloadURL = options?.PluginDownloadURL ?? "",
                    AcceptResources = !DeploymentEnvironment.DisablesResourceReferences,
                }
            )
            .ConfigureAwait(false);
        if (response.Failures.Count == 0)
            return response.Return ?? new Struct();
        var reasons = response.Failures.Select(failure => $"{failure.Reason} ({failure.Property})");
        throw new InvalidOperationException($"Invoke of '{token}' failed: {string.Join("; ", reasons)}");
    }
}
