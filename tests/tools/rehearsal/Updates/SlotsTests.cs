using AzureSimulator;
using Rehearsal.Time;
using Rehearsal.Updates;

namespace Rehearsal.Tests.Updates;

public sealed class SlotsTests
{
    [Theory]
    [InlineData("d c b a")]
    [InlineData("a | d | b c")]
    [InlineData("b d | a c")]
    public void Steps_of_one_time_begin_in_one_order_however_they_arrive(string groups) =>
        Assert.Equal(["a 0", "b 0", "c 1", "d 1"], Begun(groups));

    [Fact]
    public void A_step_that_asked_earlier_begins_first() => Assert.Equal(["b 0", "c 0", "d 1", "e 1", "a 2"], Begun("b c d e", later: "a"));

    /// <param name="groups">The keys of steps; groups arrive one after the other at one virtual time.</param>
    /// <param name="later">The key of a step that asks half a second later.</param>
    /// <returns>Each step with the second at which it began; each takes one, and two run at the same time.</returns>
    private static List<string> Begun(string groups, string? later = null)
    {
        var start = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        var scheduler = new VirtualScheduler(new VirtualClock(start));
        var slots = new Slots(2, scheduler);
        var begun = new List<string>();
        var ended = new List<Task>();
        var arrivals = new Groups(groups.Split(" | "), key => ended.Add(StepAsync(key, TimeSpan.Zero)));
        scheduler.Run(AllAsync, arrivals);
        return begun;

        async Task AllAsync()
        {
            if (later is not null)
            {
                ended.Add(StepAsync(later, TimeSpan.FromSeconds(0.5)));
            }

            await scheduler.DelayAsync(TimeSpan.FromSeconds(0.25), "");
            await Task.WhenAll(ended);
        }

        async Task StepAsync(string key, TimeSpan after)
        {
            await scheduler.DelayAsync(after, key);
            await slots.EnterAsync(key);
            begun.Add($"{key} {(int)(scheduler.Now - start).TotalSeconds}");
            await scheduler.DelayAsync(TimeSpan.FromSeconds(1), key);
            slots.Leave();
        }
    }

    private sealed class Groups(IEnumerable<string> groups, Action<string> ask) : IArrivals
    {
        private readonly Queue<string> _groups = new(groups);

        public bool StartNext()
        {
            if (!_groups.TryDequeue(out var group))
            {
                return false;
            }

            foreach (var key in group.Split(' '))
            {
                ask(key);
            }

            return true;
        }

        public bool Wait() => false;
    }
}
