using App.Limits;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.Limits;

public sealed class TokenBudgetTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);

    /// <summary>Any sequence of reservations, settlements and pauses, checked against a reference model.</summary>
    [Fact]
    public void Grants_never_exceed_the_capacity_and_the_refill() =>
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
    public void A_request_is_granted_after_the_returned_delay_and_not_before() =>
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
    public void Settling_returns_unused_tokens_and_charges_excess_tokens()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 600));
        budget.Settle("a", 600, used: 100);
        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 500));
        budget.Settle("a", 500, used: 600);

        Assert.Equal(TimeSpan.FromSeconds(20), budget.Reserve("a", 100));
    }

    [Fact]
    public void Returned_tokens_never_exceed_the_capacity()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);
        budget.Reserve("a", 600);
        clock.Advance(TimeSpan.FromSeconds(59));
        budget.Settle("a", 600, used: 0);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 600));
        Assert.Equal(TimeSpan.FromSeconds(60), budget.Reserve("a", 600));
    }

    [Fact]
    public void A_request_larger_than_the_budget_waits_until_the_budget_is_full()
    {
        var budget = new TokenBudget(Limits(perMinute: 600, perDay: 0), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 900));
        Assert.Equal(TimeSpan.FromSeconds(90), budget.Reserve("a", 900));
    }

    [Fact]
    public void The_daily_limit_applies_within_the_limit_per_minute()
    {
        var budget = new TokenBudget(Limits(perMinute: 1_000, perDay: 1_000), clock);

        Assert.Equal(TimeSpan.Zero, budget.Reserve("a", 1_000));
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.InRange(budget.Reserve("a", 1_000), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public void Budgets_are_separate_by_caller_and_a_limit_of_0_means_unlimited()
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
    public void Callers_with_a_full_budget_are_removed_from_memory()
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
    public void Many_callers_stay_within_the_memory_limit_and_heavy_users_are_kept()
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
