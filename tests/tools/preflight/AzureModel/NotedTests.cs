using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Tests.AzureModel;

public sealed class NotedTests
{
    [Theory]
    [InlineData(PlannedValues.Unknown, true)]
    [InlineData("known", false)]
    public void Every_reader_notes_the_unknown_values_that_were_read_once(string read, bool isUnknown)
    {
        var made = 0;
        var noted = new Noted<int>(() =>
        {
            UnknownReads.Note(JsonValue.Create(read));
            return ++made;
        });

        var first = UnknownReads.During(() => noted.Value);
        var second = UnknownReads.During(() => noted.Value);

        Assert.Equal((1, isUnknown), first);
        Assert.Equal((1, isUnknown), second);
    }
}
