using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Requests;

/// <summary>Habits of requests of any kind.</summary>
public static class RequestHabits
{
    public static IReadOnlyList<Habit> All { get; } = [new Throttled(), new PassingError(), new NotYetFound(), new NotYetGone()];
}
