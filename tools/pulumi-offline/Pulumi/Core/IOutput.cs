namespace Pulumi;

/// <summary>Any Output&lt;T&gt;, without its type.</summary>
internal interface IOutput
{
    Task<OutputData> DataTask { get; }

    /// <summary>Gives an output made by its parameterless constructor its content.</summary>
    void Attach(Task<OutputData> dataTask);
}
