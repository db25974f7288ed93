using Rehearsal.Records;

namespace Rehearsal.Life;

/// <summary>When a kill leaves most behind: in the middle half of an update, as most operations are under way.</summary>
internal static class KillMoment
{
    /// <summary>From a step's start until Azure has its request.</summary>
    private static readonly TimeSpan Request = TimeSpan.FromSeconds(1);

    /// <returns>The time from the start of the update.</returns>
    public static TimeSpan Of(UpdateRecord update)
    {
        var (first, last) = (update.Start + (update.Duration / 4), update.End - (update.Duration / 4));
        var moments = update.Steps.Select(step => step.Start + Request).Where(moment => moment >= first && moment <= last);
        return moments
                .Order()
                .DefaultIfEmpty(update.Start + (update.Duration / 2))
                .MaxBy(moment => update.Steps.Count(step => step.Start < moment && moment < step.End)) - update.Start;
    }
}
