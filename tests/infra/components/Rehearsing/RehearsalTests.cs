using Infra.Components.Web;
using Pulumi;
using ProgramRehearsal = Infra.Rehearsing.Rehearsal;

namespace Infra.Tests.Rehearsing;

public sealed class RehearsalTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_the_variable_there_is_no_rehearsal(string? address) => Assert.Null(ProgramRehearsal.At(address));

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000")]
    public void A_loopback_address_is_accepted(string address) => Assert.NotNull(ProgramRehearsal.At(address));

    [Theory]
    [InlineData("http://10.0.0.4:5000")]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1.example.com:5000")]
    [InlineData("https://127.0.0.1:5000")]
    [InlineData("http://user@127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/path")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("1")]
    [InlineData(" ")]
    public void Any_other_address_ends_the_program(string address)
    {
        var error = Assert.Throws<RunException>(() => ProgramRehearsal.At(address));

        Assert.Contains($"got '{address}'", error.Message);
        Assert.EndsWith("unset PREFLIGHT_REHEARSAL", error.Message);
    }

    [Fact]
    public async Task The_clock_stands_at_the_simulators_time()
    {
        await using var simulator = await Simulator.StartAsync();

        Assert.Equal(simulator.Now, new ProgramRehearsal(simulator.Address).Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_wait_ends_when_the_simulators_time_has_come_and_not_before()
    {
        await using var simulator = await Simulator.StartAsync();
        var clock = new ProgramRehearsal(simulator.Address).Clock;
        var start = simulator.Now;
        var (first, second) = (Task.Delay(TimeSpan.FromMinutes(10), clock), Task.Delay(TimeSpan.FromHours(3), clock));

        await simulator.MoveToNextAsync();
        await first;

        Assert.False(second.IsCompleted);
        Assert.Equal(start + TimeSpan.FromMinutes(10), simulator.Now);

        await simulator.MoveToNextAsync();
        await second;

        Assert.Equal(start + TimeSpan.FromHours(3), simulator.Now);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once()
    {
        await using var simulator = await Simulator.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var wait = Task.Delay(TimeSpan.FromDays(1), new ProgramRehearsal(simulator.Address).Clock, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_simulator_that_is_gone_ends_the_wait()
    {
        var simulator = await Simulator.StartAsync();
        var clock = new ProgramRehearsal(simulator.Address).Clock;
        var wait = Task.Delay(TimeSpan.FromDays(1), clock);

        await simulator.DisposeAsync();
        await wait;

        Assert.Throws<HttpRequestException>(() => clock.GetUtcNow());
    }

    [Fact]
    public async Task The_package_is_uploaded_to_the_simulator_without_a_login()
    {
        await using var simulator = await Simulator.StartAsync();
        var rehearsal = new ProgramRehearsal(simulator.Address);
        var package = new AppPackage(typeof(ProgramRehearsal).Assembly.Location, new string('a', 64));

        await new BlobUploader(ProgramRehearsal.Login, rehearsal.Clock, rehearsal.Blobs).UploadAsync(
            new Uri("https://pkg.blob.core.windows.net/packages"),
            package
        );

        Assert.Equal(
            [
                $"HEAD pkg.blob.core.windows.net /packages/{package.BlobName} Bearer rehearsal",
                $"PUT pkg.blob.core.windows.net /packages/{package.BlobName} Bearer rehearsal",
            ],
            simulator.Requests
        );
    }
}
