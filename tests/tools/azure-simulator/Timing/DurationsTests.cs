using AzureDefinitions.Facts;
using AzureSimulator.Schema;
using AzureSimulator.State;
using AzureSimulator.Timing;

namespace AzureSimulator.Tests.Timing;

public sealed class DurationsTests
{
    [Fact]
    public void Every_row_is_of_a_type_of_Azure_and_is_there_once()
    {
        var types = FactFile.Of("durations").Rows.Select(row => row["type"]).ToList();

        Assert.All(types, type => Assert.NotNull(TypeCatalogue.Shared.Spelling(type)));
        Assert.Equal(types.Count, types.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_row_has_a_style_and_takes_some_time_to_create()
    {
        Assert.All(FactFile.Of("durations").Rows, row =>
        {
            Assert.True(Enum.TryParse<OperationStyle>(row["style"], ignoreCase: true, out _), row["style"]);
            Assert.InRange(Durations.Of(row["type"]).Create, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        });
    }

    [Fact]
    public void A_type_without_a_row_takes_ten_seconds() =>
        Assert.Equal(
            (TimeSpan.FromSeconds(10), OperationStyle.Direct),
            (Durations.Of("Microsoft.None/things").Create, Durations.Of("Microsoft.None/things").Style)
        );
}
