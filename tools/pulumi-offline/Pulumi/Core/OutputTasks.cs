using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The operations on outputs, on their shared untyped form.</summary>
internal static class OutputTasks
{
    /// <summary>Makes the running deployment wait for the task, and fail if it fails, whether or not anything uses its result.</summary>
    public static Task<OutputData> Tracked(this Task<OutputData> task)
    {
        if (!task.IsCompletedSuccessfully)
            Deployment.Current?.Runner.Track(task);
        return task;
    }

    public static async Task<OutputData> FromTask<T>(Task<T> task, bool isSecret = false) =>
        new(await task.ConfigureAwait(false), isKnown: true, isSecret, []);

    public static async Task<OutputData> FromTask(Task task)
    {
        await task.ConfigureAwait(false);
        return OutputData.Known(ValueTuple.Create());
    }

    /// <summary>Runs the function on a known value; an unknown one passes through with its secretness and dependencies.</summary>
    public static async Task<OutputData> Then(Task<OutputData> source, Func<OutputData, Task<OutputData>?> next)
    {
        var outer = await source.ConfigureAwait(false);
        if (!outer.IsKnown)
            return outer.WithValue(null);
        var inner = next(outer);
        return inner is null ? outer.WithValue(null) : outer.Enclose(await inner.ConfigureAwait(false));
    }

    public static async Task<OutputData> Map(Task<OutputData> source, Func<OutputData, OutputData> map) =>
        map(await source.ConfigureAwait(false));

    public static async Task<OutputData> WithSecret(Task<OutputData> source, Task<bool> isSecret) =>
        (await source.ConfigureAwait(false)).WithSecret(await isSecret.ConfigureAwait(false));

    /// <summary>Joins several outputs; the values are projected only when all are known.</summary>
    public static async Task<OutputData> All(IReadOnlyList<Task<OutputData>> tasks, Func<OutputData[], object> project)
    {
        var parts = new OutputData[tasks.Count];
        var isKnown = true;
        var isSecret = false;
        var resources = ImmutableHashSet<Resource>.Empty;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = await tasks[i].ConfigureAwait(false);
            parts[i] = part;
            isKnown &= part.IsKnown;
            isSecret |= part.IsSecret;
            if (!part.Resources.IsEmpty)
                resources = resources.Union(part.Resources);
        }
        return new OutputData(isKnown ? project(parts) : null, isKnown, isSecret, resources);
    }
}
