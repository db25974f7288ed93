using System.Diagnostics;

namespace AzureSimulator.Tests;

public sealed class SpeedTests
{
    /// <summary>Thirty times what it takes on a quiet machine: it finds a search through everything, and no busy machine.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    [Fact]
    public void A_thousand_resources_take_seconds_with_every_habit_on()
    {
        var azure = new TestAzure(new SimulatorOptions());
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 1000; i++)
        {
            var zone = $"{TestAzure.Group}/providers/Microsoft.Network/privateDnsZones/z{i}.example";
            while (azure.Put(zone, "2024-06-01", """{"location": "global"}""") is { IsError: true } refused)
            {
                azure.Wait(refused.RetryAfter?.TotalSeconds ?? 1);
            }

            azure.Finish();
            azure.Get(zone, "2024-06-01");
        }

        Assert.Equal(1000, azure.Azure.State.Resources.OfType("Microsoft.Network/privateDnsZones").Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Most);
    }
}
