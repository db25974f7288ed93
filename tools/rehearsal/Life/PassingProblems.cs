using AzureSimulator.Habits;

namespace Rehearsal.Life;

/// <summary>Problems that no program avoids: Azure needs time after a delete, and the next update passes. They become notes.</summary>
internal static class PassingProblems
{
    public static LifeStep AsNotes(LifeStep step)
    {
        if (step.Attempts.Count == 0 || step.Attempts[^1].Failed)
        {
            return step;
        }

        var passing = step.Problems.ToLookup(problem =>
            HabitCatalogue.All.FirstOrDefault(habit => habit.PassesLater && habit.Id == problem.Habit)
        );
        var notes = passing
            .Where(group => group.Key is not null)
            .Select(group =>
                $"{group.Key!.Sentence} Run the update again after a few minutes, as the rehearsal did: "
                + $"{string.Join(", ", group.Select(problem => problem.Resource))} [{group.Key.Id}]"
            );
        return step with { Problems = [.. passing[null]], Notes = [.. step.Notes, .. notes] };
    }
}
