namespace Rehearsal.Records;

/// <summary>The chain of steps that decided how long an update took.</summary>
public static class CriticalPath
{
    /// <returns>In the order of time: each step ended last of those that the next one waited for.</returns>
    public static IReadOnlyList<StepRecord> Of(UpdateRecord update)
    {
        var steps = update.Steps.Where(step => step.Duration > TimeSpan.Zero).ToList();
        var byUrn = steps.ToLookup(step => step.Urn);
        var path = new List<StepRecord>();
        for (var step = steps.MaxBy(each => each.End); step is not null; step = Previous(step))
        {
            path.Add(step);
        }

        path.Reverse();
        return path;

        // What a value waits for is not always a declared dependency: else the step that ended last before this one began.
        StepRecord? Previous(StepRecord step) =>
            step.Before.SelectMany(urn => byUrn[urn]).Where(each => each.End <= step.Start && each != step).MaxBy(each => each.End);
    }
}
