using AzureDefinitions.Facts;

namespace Preflight.Tests.Facts;

/// <summary>Every file of facts says where each row comes from, when it was read and how sure it is.</summary>
public sealed class FactFileTests
{
    private static readonly string[] Sure = ["documented", "reported", "measured", "estimate"];

    public static TheoryData<string> Names => [.. FactFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_and_rows_have_subject_source_day_and_certainty(string name)
    {
        var file = FactFile.Of(name);

        Assert.NotEmpty(file.Subject);
        Assert.NotEmpty(file.Rows);
        Assert.All(file.Rows, row =>
        {
            Assert.StartsWith("https://", row.Source);
            Assert.Contains(row.Sure, Sure);
            Assert.InRange(row.Read, file.Oldest(), DateOnly.MaxValue);
        });
    }

    [Fact]
    public void Every_file_of_the_folder_is_embedded() =>
        Assert.Equal(
            Directory
                .GetFiles(Path.Combine(Repository.Root, "tools/azure-definitions/Facts"), "*.json")
                .Select(Path.GetFileNameWithoutExtension)
                .Order(),
            FactFile.All.Select(file => file.Name).Order()
        );

    [Fact]
    public void A_row_without_a_source_of_its_own_has_the_one_of_its_file()
    {
        var file = FactFile.Of("log-tables");

        Assert.Equal((file.Source, file.Read, file.Sure), (file.Rows.First().Source, file.Rows.First().Read, file.Rows.First().Sure));
    }

    [Fact]
    public void A_file_that_does_not_exist_is_an_error() =>
        Assert.Contains("Facts/none.json", Assert.Throws<InvalidOperationException>(() => FactFile.Of("none").Subject).Message);
}
