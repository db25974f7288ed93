using Pulumi;

namespace Infra.Ordering;

/// <summary>Resources that Azure accepts one at a time: each waits for the one before.</summary>
public sealed class Chain
{
    public Resource? Last { get; private set; }

    /// <summary>Makes the next resource wait for one that was created elsewhere.</summary>
    public void WaitFor(Resource created) => Last = created;

    /// <param name="also">Further resources to wait for.</param>
    public T Create<T>(Resource parent, Func<CustomResourceOptions, T> create, params ReadOnlySpan<Resource?> also)
        where T : CustomResource
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var before in (Resource?[])[Last, .. also])
        {
            if (before is not null)
            {
                options.DependsOn.Add(before);
            }
        }

        var created = create(options);
        Last = created;
        return created;
    }
}
