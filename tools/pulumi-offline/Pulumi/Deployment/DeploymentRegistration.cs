using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

// Registering resources and their outputs.
public sealed partial class Deployment
{
    internal void ReadOrRegister(Resource resource, ResourceArgs args, ResourceOptions options) =>
        Runner.Track(CompleteAsync(resource, args, options));

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        Runner.Track(RegisterOutputsAsync(resource, outputs));

    internal async ValueTask<bool> KeepsResourcesAsync() => await SupportsAsync("resourceReferences").ConfigureAwait(false);

    private async Task CompleteAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var pending = resource.PendingOutputs;
        var succeeded = false;
        try
        {
            var answer = await AnswerAsync(resource, args, options).ConfigureAwait(false);
            var converter = new ResultConverter(message => Log.WriteAsync(LogSeverity.Warning, message, resource));
            pending.Complete(answer, converter, resource.GetType().FullName!);
            succeeded = answer.Succeeded;
        }
        catch (Exception ex)
        {
            pending.Fail(ex);
            throw;
        }
        finally
        {
            pending.Rest(isKnown: succeeded && !Info.IsDryRun);
        }
    }

    private async Task<Registered> AnswerAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn != null)
            return await LookUpAsync(options.Urn).ConfigureAwait(false);
        var id = options.Id == null ? null : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
            return await RegisterAsync(resource, args, options).ConfigureAwait(false);
        return resource is CustomResource
            ? await ReadAsync(resource, id, args, options).ConfigureAwait(false)
            : throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
    }

    private async Task<Registered> LookUpAsync(string urn)
    {
        var query = new Struct();
        query.Fields.Add(Wire.Urn, Value.ForString(urn));
        var found = (await CallAsync("pulumi:pulumi:getResource", query, options: null).ConfigureAwait(false)).Fields;
        return new Registered(
            found[Wire.Urn].StringValue,
            found.TryGetValue(Wire.Id, out var id) ? id.StringValue : "",
            found.TryGetValue(Wire.State, out var state) ? state.StructValue : null
        );
    }

    private async Task<Registered> RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var request = await Registration.RequestAsync(this, resource, args, options).ConfigureAwait(false);
        var response = await Monitor.RegisterAsync(resource, request).ConfigureAwait(false);
        var dependencies = response.PropertyDependencies.ToDictionary(
            entry => entry.Key,
            entry => ImmutableHashSet.CreateRange<Resource>(entry.Value.Urns.Select(urn => new DependencyResource(urn)))
        );
        return new Registered(response.Urn, response.Id, response.Object, dependencies, response.Result == Result.Success);
    }

    private async Task<Registered> ReadAsync(Resource resource, string id, ResourceArgs args, ResourceOptions options)
    {
        var common = await Registration.PrepareAsync(this, resource, args, options).ConfigureAwait(false);
        var request = new ReadResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Id = id,
            Parent = common.Parent,
            Provider = common.Provider,
            Properties = common.Properties.Object,
            Version = options.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = !DeploymentEnvironment.DisablesResourceReferences,
            PluginDownloadURL = options.PluginDownloadURL ?? "",
        };
        request.AdditionalSecretOutputs.AddRange((options as CustomResourceOptions)?.AdditionalSecretOutputs ?? []);
        request.Dependencies.AddRange(common.Dependencies);
        var response = await Monitor.ReadAsync(resource, request).ConfigureAwait(false);
        return new Registered(response.Urn, id, response.Properties);
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var properties = await SerializedProperties
            .FromAsync(
                "monitor.registerResourceOutputs(...)",
                values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value)),
                await KeepsResourcesAsync().ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        var request = new RegisterResourceOutputsRequest { Urn = urn, Outputs = properties.Object };
        await Monitor.RegisterOutputsAsync(request).ConfigureAwait(false);
    }
}
