using System.Text.Json.Nodes;
using Planning.Refreshes;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Updates;

/// <summary>Reads every resource, and compares what a refreshed state would have with what the program sent.</summary>
/// <param name="known">The differences that are no drift.</param>
internal sealed class Refresh(UpdateContext context, IReadOnlyList<ProviderDifference> known)
{
    private readonly IReadOnlyList<ProviderDifference> _known = [.. known.Select(entry => entry.Flattened)];

    public async Task<IReadOnlyList<RefreshDifference>> RunAsync()
    {
        var all = context.State.Resources.Where(resource => resource.Arm is not null).ToList();
        var found = await Task.WhenAll(all.Select(ReadAsync).ToList());
        return [.. found.SelectMany(each => each)];
    }

    private async Task<IReadOnlyList<RefreshDifference>> ReadAsync(ResourceState resource)
    {
        var step = context.Record(resource, Operation.Refresh);
        IReadOnlyList<RefreshDifference> differences = [];
        await context.RunAsync(step, new PendingOperation(Operation.Refresh, resource), async () =>
        {
            var answer = await context.Provider.ReadAsync(resource, step);
            differences = answer is null
                ? [new RefreshDifference(resource.Urn, resource.Name, resource.Type, "", null, null, null)]
                : Differences(resource, answer);
        });
        return differences;
    }

    private List<RefreshDifference> Differences(ResourceState resource, JsonObject answer)
    {
        var refreshed = RefreshedBody.Of(resource, answer);
        var program = resource.Body.DeepClone().AsObject();
        foreach (var path in resource.Options.IgnoreChanges)
        {
            Planning.Requests.BodyPath.Of(resource.Arm!, path).Copy(refreshed, program);
        }

        var (azure, own) = (Flat.Of(refreshed), Flat.Of(program));
        return
        [
            .. BodyDifference
                .Between(azure, own)
                .Select(path => new RefreshDifference(
                    resource.Urn,
                    resource.Name,
                    resource.Type,
                    path,
                    Flat.At(azure, path)?.DeepClone(),
                    Flat.At(own, path)?.DeepClone(),
                    _known.FirstOrDefault(entry => entry.Covers(resource.Type, path, azure, own))?.Reason
                )),
        ];
    }
}
