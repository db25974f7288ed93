using App.History;
using App.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.History;

public sealed class RetentionSweepTests
{
    [Fact]
    public async Task A_failed_sweep_is_retried_and_does_not_stop_the_app()
    {
        var clock = new WaitedClock();
        using var sweep = new RetentionSweep([new Broken()], clock, NullLogger<RetentionSweep>.Instance);
        await sweep.StartAsync(default);

        Assert.Equal(RetentionSweep.AfterStart, await clock.NextAsync());
        Assert.Equal(RetentionSweep.Between, await clock.NextAsync());
        Assert.Equal(RetentionSweep.Between, await clock.NextAsync());
        await sweep.StopAsync(default);
    }

    private sealed class Broken : IPersonalData
    {
        public string Name => "items";

        public Task<int> SweepAsync(CancellationToken cancellationToken) => throw new FormatException("a row that is not the app's");

        public Task ForgetAsync(Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
