using App.Limits;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.Limits;

public sealed class TokenBudgetTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);

    /// <summary>Any mixture of reservations, settlements and pauses, against what an honest clerk would allow.</summary>
    [Fact]
    public void No_more_is_granted_than_the_bucket_holds_and_what_flows_in() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 400], Gen.Int[0, 90])
            .Array[1, 60]
            .Sample(steps =>
            {
                var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
                var budget = new TokenBudget(Limits(perMinute: 300, perDay: 0), time);
                var spent = 0.0;
                foreach (var (reserve, used, pause) in steps)
                {
                    if (budget.Reserve("a", reserve) == TimeSpan.Zero)
                    {
                        // At the moment of the grant the budget covered the reservation, or was untouched.
                        Assert.True(
                            spent + Math.Min(reserve, 300) <= 300 + (5 * (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds) + 0.001
                        );
                        budget.Settle("a", reserve, used);
                        spent += used;
                    }

                    time.Advance(TimeSpan.FromSeconds(pause));
                }
            });

    [Fact]
    public void Who_waits_as_long_as_told_is_let_through_and_not_before() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300])
            .Sample(
                (first, second) =>
                {
                    var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
                    var budget = new TokenBudget(Limits(perMinute: 300, perDay: 0), time);
                    Assert.Equal(TimeSpan.Zero, budget.Reserve("a", first));
                    var wait = budget.Reserve("a", second);
                    Assert.Equal(first + second <= 300, wait == TimeSpan.Zero);
                    if (wait == TimeSpan.Zero)
                        return;

                    time.Advance(wait - TimeSpan.FromMilliseconds(2));
                    Assert.NotEqual(TimeSpan.Zero, budget.Reserve("a", second));
                    time.Advance(TimeSpan.FromMilliseconds(3));
                    Assert.Equal(TimeSpan.Zero, budget.Reserve("a", second));
                }
            );

    [Fact]
    public void What_was_reserved_and_not_used_is_given_back_and_what_was_used_beyond_is_paid_later()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 600));
        budget.Settle("a", 600, used: 100);
        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 500));
        budget.Settle("a", 500, used: 600);

        Assert.Equal(TimeSpan.FromSeconds(20), budget.Reserve("a", 100));
    }

    [Fact]
    public void What_is_given_back_to_a_budget_that_filled_up_meanwhile_is_not_saved_up()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);
        budget.Reserve("a", 600);
        clock.Advance(TimeSpan.FromSeconds(59));
        budget.Settle("a", 600, used: 0);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 600));
        Assert.Equal(TimeSpan.FromSeconds(60), budget.Reserve("a", 600));
    }

    [Fact]
    public void A_question_larger_than_the_whole_budget_waits_until_the_budget_is_full_and_no_longer()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 900));
        Assert.Equal(TimeSpan.FromSeconds(90), budget.Reserve("a", 900));
    }

    [Fact]
    public void The_day_counts_where_the_minute_has_room()
    {
        var budget = new TokenBudget(Limits(perMinute: 1_000, perDay: 1_000), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 1_000));
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.InRange(budget.Reserve("a", 1_000), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public void One_caller_s_use_is_not_another_s_and_no_limit_is_none()
    {
        var budget = new TokenBudget(Limits(perMinute: 100, perDay: 0), clock);
        var open = new TokenBudget(Limits(perMinute: 0, perDay: 0), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 100));
        Assert.NotEqual(TimeSpan.Zero, budget.Reserve("a", 1));
        Assert.Equal(TimeSpan.Zero, budget.Reserve("b", 100));
        Assert.Equal(TimeSpan.Zero, open.Reserve("a", int.MaxValue));
        Assert.Equal(TimeSpan.Zero, open.Reserve("a", int.MaxValue));
    }

    [Fact]
    public void Callers_whose_budget_is_full_again_are_forgotten()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);
        for (var i = 0; i < 1_000; i++)
            budget.Reserve($"{i}", 600);
        Assert.Equal(1_000, budget.Callers);

        clock.Advance(TimeSpan.FromMinutes(1));
        budget.Reserve("new", 600);

        Assert.Equal(1, budget.Callers);
    }

    [Fact]
    public void No_crowd_takes_more_memory_than_is_set_and_the_heaviest_users_are_remembered()
    {
        var budget = new TokenBudget(Limits(perMinute: 0, perDay: 1_000_000), clock);
        budget.Reserve("heavy", 1_000_000);
        for (var i = 0; i < 3 * TokenBudget.MaximumCallers; i++)
            budget.Reserve($"{i}", 1);

        Assert.InRange(budget.Callers, 1, TokenBudget.MaximumCallers);
        Assert.NotEqual(TimeSpan.Zero, budget.Reserve("heavy", 1_000));
    }

    private static LimitSettings Limits(int perMinute, int perDay) =>
        new()
        {
            TokensPerMinute = perMinute,
            TokensPerDay = perDay,
            HistoryTokens = 1,
            SourceTokens = 1,
            InputTokens = 1,
            RequestsPerMinute = 1,
            MaximumConcurrent = 1,
        };
}
