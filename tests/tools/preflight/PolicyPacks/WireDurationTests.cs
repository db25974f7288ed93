using Planning.PolicyPacks;

namespace Preflight.Tests.PolicyPacks;

public sealed class WireDurationTests
{
    [Theory]
    [InlineData("1h30m", 5400, "90m")]
    [InlineData("2h", 7200, "2h")]
    [InlineData("45s", 45, "45s")]
    [InlineData("1.5h", 5400, "90m")]
    [InlineData("500ms", 0.5, "0.5s")]
    [InlineData(null, 0, null)]
    [InlineData("soon", 0, null)]
    public void A_timeout_is_sent_in_seconds_and_read_in_whole_units(string? text, double seconds, string? read)
    {
        Assert.Equal(seconds, WireDuration.Seconds(text));
        Assert.Equal(read, WireDuration.Text(seconds));
    }
}
